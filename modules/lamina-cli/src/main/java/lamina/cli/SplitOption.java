package lamina.cli;

import lamina.api.data.Split;
import picocli.CommandLine.Option;

/** Which part of a dataset a command looks at. */
final class SplitOption {
    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            converter = EvaluateCommand.Splits.class,
            description = "train (unless told otherwise), validation or test")
    private Split split = Split.TRAIN;

    Split split() {
        return split;
    }
}

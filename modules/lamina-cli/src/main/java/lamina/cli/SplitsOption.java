package lamina.cli;

import java.util.ArrayList;
import java.util.List;
import lamina.api.data.Split;
import picocli.CommandLine.Option;

/** Which parts of a dataset a command takes. */
final class SplitsOption {
    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            converter = EvaluateCommand.Splits.class,
            description = "train, validation or test, again for each; train and validation unless told otherwise")
    private List<Split> splits = new ArrayList<>();

    List<Split> splits() {
        return splits.isEmpty() ? List.of(Split.TRAIN, Split.VALIDATION) : List.copyOf(splits);
    }
}

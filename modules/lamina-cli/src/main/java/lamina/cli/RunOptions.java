package lamina.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lamina.config.Run;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which run a command is about, and what is changed in its configuration. */
final class RunOptions {
    @Parameters(index = "0", paramLabel = "RUN", description = "a configuration file, a run folder or a model")
    private String run = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "change the configuration, again for each setting: --set train.epochs=3 --set layers.conv1.filters=64")
    private List<String> set = new ArrayList<>();

    /** The file or folder that was meant. */
    RunArgument argument(Home home) {
        return RunArgument.of(run, home);
    }

    /** The configuration, with the changes. */
    Run read(RunArgument argument, Toolbox toolbox) {
        return read(argument, toolbox, List.of());
    }

    /** The configuration, with the changes and after them more, which options of their own stand for. */
    Run read(RunArgument argument, Toolbox toolbox, List<String> more) {
        return toolbox.reader()
                .read(
                        argument.configuration(),
                        Stream.concat(set.stream(), more.stream()).toList());
    }

    /** As it was written. */
    String written() {
        return run;
    }
}

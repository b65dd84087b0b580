package lamina.cli;

import java.util.List;
import lamina.config.Run;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which run a command is about, and what is changed in its configuration. */
final class RunOptions {
    @Parameters(index = "0", paramLabel = "RUN", description = "a configuration file, a run folder or a model")
    private String run = "";

    @Mixin
    private SetOption set = new SetOption();

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
        return set.read(argument.configuration(), toolbox, more);
    }

    /** As it was written. */
    String written() {
        return run;
    }
}

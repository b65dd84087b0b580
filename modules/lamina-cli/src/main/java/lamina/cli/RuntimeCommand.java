package lamina.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What has to do with the runtime that Lamina runs in. */
@Command(name = "runtime", description = "Makes a runtime of one's own.")
final class RuntimeCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Spec
    private CommandSpec spec;

    private RuntimeCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    /** With its own command below it. */
    static CommandLine of(Lamina lamina, Map<String, String> environment) {
        return new CommandLine(new RuntimeCommand(lamina)).addSubcommand(new RuntimeLinkCommand(lamina, environment));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(lamina.output().noteWriter());
        return ExitCode.CONFIGURATION.number();
    }
}

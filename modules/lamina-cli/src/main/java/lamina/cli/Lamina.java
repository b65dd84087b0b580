package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lamina.core.plugin.Registry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lamina}: what all of its commands have in common. */
@Command(
        name = "lamina",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%n")
final class Lamina implements Runnable {
    private final Output output;
    private final Home home;
    private final PluginFolders folders;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "another folder of plugins, one folder for each; also the environment variable LAMINA_PLUGINS")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "if it fails, show where in the program, for a bug report")
    private boolean stacktrace;

    Lamina(Output output, Home home, PluginFolders folders) {
        this.output = output;
        this.home = home;
        this.folders = folders;
    }

    /** Runs a command; the exit code of the process. */
    int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new TrainCommand(this))
                .addSubcommand(new EvaluateCommand(this))
                .addSubcommand(new PredictCommand(this))
                .addSubcommand(new CheckCommand(this))
                .addSubcommand(new PluginsCommand(this))
                .addSubcommand(new DevicesCommand(this));
        describe(line.getCommandSpec().usageMessage());
        Failures failures = new Failures(output, () -> stacktrace);
        return line.setOut(output.resultWriter())
                .setErr(output.noteWriter())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private void describe(UsageMessageSpec usage) {
        usage.description("Trains, judges and uses neural networks that are assembled from plugins.");
        usage.exitCodeList(ExitCode.list());
        usage.footer(
                "RUN is a configuration file (JSON or YAML), the folder of an earlier training, or one of these models: "
                        + String.join(", ", home.models().names()),
                "To begin: lamina train quickstart");
    }

    Output output() {
        return output;
    }

    Home home() {
        return home;
    }

    /** Every plugin that is installed. Those that cannot be used are named in a warning and leave the others alone. */
    Registry registry() {
        Registry registry = everyPlugin();
        registry.problems().forEach(problem -> output.note("warning: " + problem));
        return registry;
    }

    /** Every plugin that is installed, without a word on those that cannot be used. */
    Registry everyPlugin() {
        return folders.load(home, plugins);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}

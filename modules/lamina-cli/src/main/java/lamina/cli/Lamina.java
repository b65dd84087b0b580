package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lamina.core.plugin.Registry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lamina}: what all of its commands have in common. */
@Command(
        name = "lamina",
        description = {
            "Trains, judges and uses neural networks that are assembled from plugins.",
            "To begin: lamina train quickstart"
        },
        synopsisSubcommandLabel = "COMMAND",
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
final class Lamina implements Callable<Integer> {
    private final Output output;
    private final Home home;
    private final PluginFolders folders;
    private final Map<String, String> environment;
    private final Failures failures;

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
            names = "--strict-plugins",
            scope = ScopeType.INHERIT,
            description = "end with 4 if a plugin cannot be used, instead of a warning")
    private boolean strictPlugins;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "if it fails, show where in the program, for a bug report")
    private boolean stacktrace;

    Lamina(Output output, Home home, PluginFolders folders, Map<String, String> environment) {
        this.output = output;
        this.home = home;
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.failures = new Failures(output, () -> stacktrace);
    }

    /** Runs a command; the exit code of the process. */
    int run(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error error) { // no memory, or a plugin's classes that do not fit: picocli handles exceptions only
            return failures.handle(error);
        }
    }

    CommandLine commandLine() {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new TrainCommand(this))
                .addSubcommand(new EvaluateCommand(this))
                .addSubcommand(new PredictCommand(this))
                .addSubcommand(new ReportCommand(this))
                .addSubcommand(new CheckCommand(this))
                .addSubcommand(new LrFindCommand(this))
                .addSubcommand(new BenchCommand(this))
                .addSubcommand(DataCommand.of(this))
                .addSubcommand(new SweepCommand(this))
                .addSubcommand(new SchemaCommand(this))
                .addSubcommand(PluginsCommand.of(this))
                .addSubcommand(new DevicesCommand(this))
                .addSubcommand(new DoctorCommand(this, environment));
        describe(line);
        return line.setOut(output.resultWriter())
                .setErr(output.noteWriter())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private void describe(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        command.usageMessage().exitCodeList(ExitCode.list());
        if (line.getParent() == null || command.positionalParameters().stream().anyMatch(Lamina::isRun)) {
            command.usageMessage()
                    .footer("RUN is a configuration file (JSON or YAML), the folder of an earlier training, or a"
                            + " model: "
                            + models());
        }
        line.getSubcommands().values().forEach(this::describe);
    }

    private static boolean isRun(PositionalParamSpec parameter) {
        return parameter.paramLabel().equals("RUN");
    }

    private String models() {
        List<String> names = home.models().names();
        return names.isEmpty() ? "none is installed here" : String.join(", ", names);
    }

    Output output() {
        return output;
    }

    Home home() {
        return home;
    }

    /** The plugins, and what reads runs with them. */
    Toolbox toolbox() {
        return Toolbox.of(registry(), home.models(), environment, new IndexLine(output, System::nanoTime));
    }

    /** The same command, but for its results, which are notes. */
    Lamina noting() {
        return new Lamina(new Output(output.notes(), output.notes(), output.terminal()), home, folders, environment);
    }

    /** Says what went wrong in a part of a command that goes on without it. */
    ExitCode failed(Throwable error) {
        failures.handle(error);
        return ExitCode.of(error);
    }

    /** Every plugin that is installed. Those that cannot be used are named in a warning and leave the others alone, unless told otherwise. */
    Registry registry() {
        Registry registry = everyPlugin();
        if (strictPlugins) {
            return registry.strict();
        }
        registry.problems().forEach(problem -> output.note("warning: " + problem));
        return registry;
    }

    /** Whether a plugin that cannot be used is an error. */
    boolean strictPlugins() {
        return strictPlugins;
    }

    /** Every plugin that is installed, without a word on those that cannot be used. */
    Registry everyPlugin() {
        return folders.load(home, plugins);
    }

    /** Without a command: what there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(output.noteWriter());
        return ExitCode.CONFIGURATION.number();
    }
}

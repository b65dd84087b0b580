package lamina.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
        int code = code(arguments);
        Optional<String> lost = output.lost();
        lost.ifPresent(why -> output.note("error: what was asked for could not be written to standard output: " + why));
        return lost.isPresent() && code == ExitCode.OK.number() ? ExitCode.DATA.number() : code;
    }

    private int code(String... arguments) {
        if (arguments.length == 1
                && Version.OPTIONS.contains(arguments[0])) { // without picocli: in a third of the time
            output.result(Version.line());
            return ExitCode.OK.number();
        }
        try {
            return commandLine(arguments).execute(arguments);
        } catch (Error error) { // no memory, or a plugin's classes that do not fit: picocli handles exceptions only
            return failures.handle(error);
        }
    }

    /** Of all commands, or of the first word's alone: to read the options of all takes longer than most commands do. */
    CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(this);
        Map<String, Supplier<Object>> commands = commands();
        String first = arguments.length == 0 ? "" : arguments[0];
        Map<String, Supplier<Object>> wanted =
                commands.containsKey(first) ? Map.of(first, commands.get(first)) : commands;
        wanted.forEach((name, command) -> line.addSubcommand(name, command.get()));
        describe(line);
        return line.setOut(output.resultWriter())
                .setErr(output.noteWriter())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** Every command, in the order of help. */
    private Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("train", () -> new TrainCommand(this));
        commands.put("evaluate", () -> new EvaluateCommand(this));
        commands.put("predict", () -> new PredictCommand(this));
        commands.put("report", () -> new ReportCommand(this));
        commands.put("check", () -> new CheckCommand(this));
        commands.put("lr-find", () -> new LrFindCommand(this));
        commands.put("bench", () -> new BenchCommand(this));
        commands.put("data", () -> DataCommand.of(this));
        commands.put("sweep", () -> new SweepCommand(this));
        commands.put("schema", () -> new SchemaCommand(this));
        commands.put("plugins", () -> PluginsCommand.of(this));
        commands.put("runtime", () -> RuntimeCommand.of(this, environment));
        commands.put("devices", () -> new DevicesCommand(this));
        commands.put("doctor", () -> new DoctorCommand(this, environment));
        commands.put("rehearse", () -> new RehearseCommand(this));
        return commands;
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

    /** The same command, whose output nobody reads. */
    Lamina silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Lamina(new Output(nowhere, nowhere, false), home, folders, environment);
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

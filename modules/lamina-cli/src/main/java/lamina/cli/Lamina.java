package lamina.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.core.plugin.Registry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    private CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(this);
        new Commands(this, home, environment).addTo(line, arguments);
        return line.setOut(output.resultWriter())
                .setErr(output.noteWriter())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
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

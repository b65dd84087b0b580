package lamina.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.Provider;
import lamina.core.plugin.Registry;

/** Runs commands in this process, with plugins that are made here. */
final class Terminal {
    /** A network of two layers, batches of two. */
    static final String TINY = """
            {"name": "tiny", "data": "four", "input": [2, 2, 3],
             "layers": [{"name": "middle", "type": "hidden-3"}, {"name": "end", "type": "scores-2"}],
             "train": {"batch": 2, "epochs": 2, "loaders": 1}}
            """;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private final Path home;
    private final Provider<?, ?>[] providers;
    private final Map<String, String> environment = new HashMap<>();

    /** A home with the model {@code tiny}. */
    Terminal(Path home, Provider<?, ?>... providers) throws IOException {
        this.home = home;
        this.providers = providers;
        Files.createDirectories(home.resolve("models"));
        Files.writeString(home.resolve("models/tiny.json"), TINY);
    }

    /** Sets a variable of the environment. */
    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command; its exit code. */
    int run(String... arguments) {
        results.reset();
        notes.reset();
        Output output = new Output(stream(results), stream(notes), false);
        PluginFolders folders = new PluginFolders(Map.of()) {
            @Override
            Registry load(Home installation, List<Path> options) {
                return Registry.of(providers);
            }
        };
        return new Lamina(output, new Home(Optional.of(home)), folders, environment).run(arguments);
    }

    /** What the command wrote to standard output. */
    String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    /** What the command wrote to standard error. */
    String notes() {
        return notes.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }
}

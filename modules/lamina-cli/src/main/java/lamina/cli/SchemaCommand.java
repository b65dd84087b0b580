package lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.api.Reason;
import lamina.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what editors complete by. */
@Command(
        name = "schema",
        description = {
            "Writes the JSON Schema of a run, with every plugin that is installed.",
            "Editors complete and check by it: a JSON file says {\"$schema\": \"lamina.schema.json\", ...}, a YAML file"
                    + " begins with # yaml-language-server: $schema=lamina.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Option(names = "--out", paramLabel = "FILE", description = "write it into a file: lamina.schema.json")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--sweep", description = "of a sweep instead of a run")
    private boolean sweep;

    SchemaCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Schema schema = new Schema(lamina.registry());
        String text = sweep ? schema.sweep() : schema.run();
        out.ifPresentOrElse(file -> write(file, text), () -> lamina.output().result(text.stripTrailing()));
        return ExitCode.OK.number();
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            lamina.output().note("schema    " + file);
        } catch (IOException e) {
            throw new ConfigurationException("the schema cannot be written to %s: %s".formatted(file, Reason.of(e)), e);
        }
    }
}

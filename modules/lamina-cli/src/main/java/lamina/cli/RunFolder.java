package lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a training that failed before its first step.
 *
 * @param path where it is
 */
record RunFolder(Path path) {
    private static final List<String> WRITTEN_FIRST = List.of("config.json", "classes.txt", "metrics.jsonl");

    /** Removes what training writes before its first step, and the folder if nothing else is in it, so that it can be used again. */
    void remove() {
        try {
            for (String name : WRITTEN_FIRST) {
                Files.deleteIfExists(path.resolve(name));
            }
            Files.delete(path);
        } catch (IOException e) {
            // what stays is in nobody's way but a training's that wants the same folder, and that one says so
        }
    }
}

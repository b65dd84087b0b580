package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import lamina.core.train.Journal;

/** What Ctrl-C leaves behind is said before the process ends. The virtual machine itself ends it, with exit code 130. */
final class Interruption implements AutoCloseable {
    private final Path folder;
    private final Output output;
    private final Thread hook = new Thread(this::say, "lamina-interruption");

    Interruption(Path folder, Output output) {
        this.folder = folder;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Called by the hook. */
    void say() {
        boolean weights = Files.exists(folder.resolve(Journal.WEIGHTS));
        output.note("");
        output.note(
                weights
                        ? "interrupted; the weights that were saved last are in " + folder
                        : "interrupted before any weights were saved in " + folder);
    }

    /** Training has ended by itself. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook speaks
        }
    }
}

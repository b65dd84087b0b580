package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import lamina.api.train.RunListener;
import lamina.core.train.Journal;

/** What Ctrl-C leaves behind is said before the process ends. The virtual machine itself ends it, with exit code 130. */
final class Interruption implements AutoCloseable {
    private final Path folder;
    private final Output output;
    private final RunListener progress;
    private final Thread hook = new Thread(this::say, "lamina-interruption");

    Interruption(Path folder, Output output, RunListener progress) {
        this.folder = folder;
        this.output = output;
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Called by the hook, while training still runs: what it draws would land on what is said. */
    void say() {
        progress.ended();
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

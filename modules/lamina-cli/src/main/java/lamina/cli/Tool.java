package lamina.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/** Runs another program and waits for it. */
final class Tool {
    private Tool() {}

    /**
     * What it did.
     *
     * @param exit its status
     * @param text all that it said
     */
    record Outcome(int exit, String text) {}

    static Outcome run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            String text = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            return new Outcome(process.waitFor(), text.strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("stopped while %s ran".formatted(command.getFirst()), e);
        }
    }
}

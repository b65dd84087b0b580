package lamina.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;

/** One line of a terminal, drawn again and again; nothing of it is left in the end. The library tells the terminal's width. */
final class DrawnLine implements ProgressBarConsumer {
    private final PrintStream out;
    private final ConsoleProgressBarConsumer terminal;
    private int drawn;
    private boolean closed;

    DrawnLine(PrintStream out) {
        this.out = out;
        this.terminal = new ConsoleProgressBarConsumer(out);
    }

    @Override
    public int getMaxRenderedLength() {
        return terminal.getMaxRenderedLength();
    }

    /** Blanks follow a line that is shorter than the one before it, or the rest of that would stay. */
    @Override
    public synchronized void accept(String line) {
        if (closed) {
            return;
        }
        String text = line.stripTrailing();
        out.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        out.flush();
        drawn = text.length();
    }

    /** The line is empty, and what follows is written into it. */
    @Override
    public synchronized void clear() {
        if (!closed) {
            accept("");
            out.print("\r");
            out.flush();
        }
    }

    /** Clears the line; the library's thread may come late, and draws nothing after this. */
    @Override
    public synchronized void close() {
        clear();
        closed = true;
    }
}

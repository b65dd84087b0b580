package lamina.cli;

import java.util.Locale;
import java.util.Optional;
import lamina.api.data.Split;
import lamina.core.pack.PackListener;

/** Shows how far packing is, a split at a time. */
final class PackDisplay implements PackListener, AutoCloseable {
    private final Output output;
    private Optional<Split> shown = Optional.empty();
    private volatile Optional<Display> display = Optional.empty(); // the thread that takes signals looks at it too

    PackDisplay(Output output) {
        this.output = output;
    }

    @Override
    public void packed(Split split, int done, int all) {
        if (shown.isEmpty() || shown.get() != split) {
            close();
            shown = Optional.of(split);
            display = Optional.of(output.progress("pack " + name(split), Long.MAX_VALUE));
            if (done > 0) {
                output.note("%s: %s of %s are there already"
                        .formatted(name(split), Numbers.grouped(done), Numbers.count(all, "picture")));
            }
        }
        display.ifPresent(line -> line.evaluated(done, all));
    }

    /** Writes a line that stays. */
    void note(String line) {
        display.ifPresentOrElse(shows -> shows.note(line), () -> output.note(line));
    }

    /** As commands and files have it. */
    static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** Clears the line. */
    @Override
    public void close() {
        display.ifPresent(Display::ended);
        display = Optional.empty();
    }
}

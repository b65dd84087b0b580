package lamina.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** A line about something that may take its time, and of which nothing is left: drawn again and again, or written now and then. */
final class PassingLine {
    private static final long PRINTED_NANOS = 5_000_000_000L;
    private static final long DRAWN_NANOS = 100_000_000L;

    private final Output output;
    private final LongSupplier clock;
    private OptionalLong shown = OptionalLong.empty(); // when something was, or might have been for the first time
    private Optional<DrawnLine> drawn = Optional.empty();

    /** @param clock nanoseconds */
    PassingLine(Output output, LongSupplier clock) {
        this.output = output;
        this.clock = clock;
    }

    /** Whether it is time to show something: to draw the line for the first time, or to show that it goes on. */
    boolean due() {
        long now = clock.getAsLong();
        if (shown.isEmpty()) {
            shown = OptionalLong.of(now);
        }
        return output.terminal() && drawn.isEmpty()
                || now - shown.getAsLong() >= (output.terminal() ? DRAWN_NANOS : PRINTED_NANOS);
    }

    /** Shows something now. */
    void show(String text) {
        if (output.terminal()) {
            DrawnLine line = drawn.orElseGet(() -> new DrawnLine(output.notes()));
            line.accept(text);
            drawn = Optional.of(line);
        } else {
            output.note(text);
        }
        shown = OptionalLong.of(clock.getAsLong());
    }

    /** Clears what is drawn. */
    void end() {
        drawn.ifPresent(DrawnLine::close);
        drawn = Optional.empty();
        shown = OptionalLong.empty();
    }
}

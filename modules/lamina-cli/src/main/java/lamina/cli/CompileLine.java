package lamina.cli;

import java.util.Optional;
import java.util.function.LongSupplier;
import lamina.api.backend.CompileListener;

/** Says how many kernels are compiled, for backends that take their time over it: a line drawn again and again, or one now and then. */
final class CompileLine implements CompileListener {
    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final Output output;
    private final LongSupplier clock;
    private long printed;
    private Optional<DrawnLine> drawn = Optional.empty();

    /** @param clock nanoseconds */
    CompileLine(Output output, LongSupplier clock) {
        this.output = output;
        this.clock = clock;
        printed = clock.getAsLong();
    }

    @Override
    public void compiled(int done, int all) {
        String text = "compiling kernels " + done + "/" + all;
        if (output.terminal()) {
            draw(text, done == all);
        } else if (clock.getAsLong() - printed >= INTERVAL_NANOS) {
            output.note(text);
            printed = clock.getAsLong();
        }
    }

    private void draw(String text, boolean last) {
        DrawnLine line = drawn.orElseGet(() -> new DrawnLine(output.notes()));
        line.accept(text);
        drawn = Optional.of(line);
        if (last) {
            line.close();
            drawn = Optional.empty();
        }
    }
}

package lamina.cli;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lamina.api.data.IndexListener;
import org.jline.utils.Signals;

/**
 * Ctrl-C, and the wish of a system or a scheduler that the process ends: once lets the step be finished and a checkpoint be written, twice
 * ends the process at once.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private static final long AGAIN_NANOS = 100_000_000L;

    private static final String IN_TRAINING =
            "stopping after this step, with a checkpoint, and once the pictures that are being read are done; Ctrl-C once more stops at once";

    private final Consumer<String> notes;
    private final String answer;
    private final Runnable atOnce;
    private final AtomicBoolean wished = new AtomicBoolean();
    private final List<Object> before;
    private volatile long taken; // nanoseconds

    /** Listens from now on, until it is closed; for a training. */
    Interruption(Consumer<String> notes) {
        this(notes, IN_TRAINING);
    }

    /**
     * Listens from now on, until it is closed.
     *
     * @param answer what is said to the first Ctrl-C
     */
    Interruption(Consumer<String> notes, String answer) {
        this(notes, answer, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
    }

    Interruption(Consumer<String> notes, Runnable atOnce) {
        this(notes, IN_TRAINING, atOnce);
    }

    private Interruption(Consumer<String> notes, String answer, Runnable atOnce) {
        this.notes = notes;
        this.answer = answer;
        this.atOnce = atOnce;
        this.before = take();
    }

    /** Takes the signals; what had them before. */
    private List<Object> take() {
        taken = System.nanoTime();
        return SIGNALS.stream()
                .map(signal -> Signals.register(signal, this::signal))
                .toList();
    }

    /** Called by the thread that takes signals, while training still runs. */
    void signal() {
        if (wished.getAndSet(true)) {
            atOnce.run();
        } else {
            notes.accept(answer);
        }
    }

    /**
     * Whether to end. A line that is drawn on a terminal takes the signals over whenever the library opens the terminal for it, and lets
     * them end the process: so they are taken back now and then, by whoever asks.
     */
    @Override
    public boolean getAsBoolean() {
        if (System.nanoTime() - taken > AGAIN_NANOS) {
            take();
        }
        return wished.get();
    }

    /** The same listener, for a dataset that goes through its files while this listens: the wish ends it. */
    IndexListener heeding(IndexListener listener) {
        return (done, all, examples) -> {
            if (done < all && getAsBoolean()) {
                throw new CancellationException("by Ctrl-C");
            }
            listener.indexed(done, all, examples);
        };
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.size(); i++) {
            Signals.unregister(SIGNALS.get(i), before.get(i));
        }
    }
}

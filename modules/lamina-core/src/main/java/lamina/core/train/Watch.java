package lamina.core.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lamina.api.train.RunListener;
import lamina.core.data.Skipped;

/** Who goes along with a training: hears of it, keeps what it came to, and may end it. Called on the training thread. */
interface Watch {

    /** Told in this order. */
    List<RunListener> listeners();

    /** Asked between steps, and while pictures are waited for: whether to end here, before the end of the run. */
    boolean stop();

    /** The run ends here, as {@link #stop} wished; pictures that are still being read may be waited for after this. */
    void stopped(RunState state);

    /** After each step, and once more after an epoch was judged: where the run stands now. */
    void stands(RunState state);

    /** Damaged pictures came up that the run had not met before; others take their places in this step. */
    void skipped(List<Skipped> pictures, long step);

    /** The run ends by an error that left everything as it was after the last step: a picture that cannot be read, for instance. */
    void failed(RunState state);

    /** The run has diverged, and is about to end by an error. */
    void diverged(Divergence divergence);

    /** The checkpoint from which it could go on. */
    Optional<Path> kept();

    /** Something that a person may want to know. */
    void note(String text);

    /** Told how long each op of each step takes, if anybody wants to know: it costs a look at the clock for each. */
    default Optional<Profile> profile() {
        return Optional.empty();
    }

    /** Listeners only. */
    static Watch of(List<RunListener> listeners) {
        return until(listeners, () -> false);
    }

    /** Listeners, and somebody who ends it. */
    static Watch until(List<RunListener> listeners, BooleanSupplier stop) {
        return new Watch() {
            @Override
            public List<RunListener> listeners() {
                return listeners;
            }

            @Override
            public boolean stop() {
                return stop.getAsBoolean();
            }

            @Override
            public void stopped(RunState state) {}

            @Override
            public void stands(RunState state) {}

            @Override
            public void skipped(List<Skipped> pictures, long step) {}

            @Override
            public void failed(RunState state) {}

            @Override
            public void diverged(Divergence divergence) {}

            @Override
            public Optional<Path> kept() {
                return Optional.empty();
            }

            @Override
            public void note(String text) {}
        };
    }
}

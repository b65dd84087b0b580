package lamina.core.train;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lamina.api.train.RunListener;

/** Who goes along with a training: hears of it, keeps what it came to, and may end it. Called on the training thread. */
interface Watch {

    /** Told in this order. */
    List<RunListener> listeners();

    /** Asked between steps: whether to end here, before the end of the run. */
    boolean stop();

    /** After each step, and once more after an epoch was judged: where the run stands now. */
    void stands(RunState state);

    /** The run ends by an error that left everything as it was after the last step: a picture that cannot be read, for instance. */
    void failed(RunState state);

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
            public void stands(RunState state) {}

            @Override
            public void failed(RunState state) {}
        };
    }
}

package lamina.core.train;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import lamina.api.backend.Program;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.core.data.Loader;
import lamina.core.graph.Assembly;

/** Judges a network on pictures that it does not learn from. */
public final class Evaluator {
    private final Supplier<Loader> loaders;
    private final Forward forward;
    private final Tally tally = new Tally();

    /**
     * An evaluator; it can be used again and again.
     *
     * @param loaders opens a loader that yields the pictures; it is closed after each evaluation, as its memory is wanted in training
     */
    public Evaluator(Assembly assembly, Program program, Supplier<Loader> loaders) {
        this.loaders = loaders;
        this.forward = new Forward(new Host(assembly, program));
    }

    /** The score over all pictures of the loader; {@link Score#NONE} if it has none. */
    public Score evaluate(List<RunListener> listeners) {
        return evaluate(listeners, () -> false).orElseThrow();
    }

    /**
     * The score over all pictures of the loader; {@link Score#NONE} if it has none.
     *
     * @param stop asked between batches, and while one is waited for: whether to leave it
     * @return empty if it was left before the end
     */
    Optional<Score> evaluate(List<RunListener> listeners, BooleanSupplier stop) {
        tally.clear();
        try (Loader loader = loaders.get()) {
            Forward.Sink sink = (picture, label, probabilities, loss) -> {
                tally.add(loss, probabilities, label);
                for (RunListener listener : listeners) {
                    listener.judged(picture, label, probabilities, loss);
                }
            };
            boolean whole = forward.run(loader, sink, listeners, stop);
            return whole ? Optional.of(tally.score()) : Optional.empty();
        }
    }
}

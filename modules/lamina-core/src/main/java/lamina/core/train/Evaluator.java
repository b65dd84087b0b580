package lamina.core.train;

import java.util.List;
import lamina.api.backend.Program;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.core.data.Loader;
import lamina.core.graph.Assembly;

/** Judges a network on pictures that it does not learn from. */
public final class Evaluator {
    private final Loader loader;
    private final Forward forward;
    private final Tally tally = new Tally();

    /**
     * An evaluator; it can be used again and again.
     *
     * @param loader yields the pictures; it stays the caller's to close
     */
    public Evaluator(Assembly assembly, Program program, Loader loader) {
        this.loader = loader;
        this.forward = new Forward(new Host(assembly, program));
    }

    /** The score over all pictures of the loader; {@link Score#NONE} if it has none. */
    public Score evaluate(List<RunListener> listeners) {
        tally.clear();
        forward.run(loader, (_, label, probabilities, loss) -> tally.add(loss, probabilities, label), listeners);
        return tally.score();
    }
}

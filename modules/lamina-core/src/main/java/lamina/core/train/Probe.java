package lamina.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import lamina.api.data.Split;
import lamina.api.train.RunListener;
import lamina.api.train.Step;

/**
 * The first steps of a training, and of a validation, done to see how fast they are. They are real ones, by the same code on the same
 * pictures, so the weights of the session change: it is of no other use.
 */
public final class Probe {
    private static final int JUDGED = 3; // batches

    private final Session session;

    /** A probe of a session that is initialized. */
    public Probe(Session session) {
        this.session = session;
    }

    /**
     * Steps of training.
     *
     * @param enough hears each, and tells whether it was the last
     * @throws lamina.api.DataException if a picture cannot be read
     */
    public void steps(Predicate<Step> enough) {
        AtomicBoolean done = new AtomicBoolean();
        RunListener listener = new RunListener() {
            @Override
            public void step(Step step) {
                done.set(enough.test(step));
            }
        };
        session.train(RunState.START, Watch.until(List.of(listener), done::get));
    }

    /**
     * Seconds that each held-back picture takes in a validation, with all its views; the batch that nothing is done beside left out.
     *
     * @param views of each
     * @return 0 if there are none
     */
    public double judging(int views) {
        List<long[]> marks = new ArrayList<>(); // pictures done, when
        RunListener listener = new RunListener() {
            @Override
            public void evaluated(int done, int pictures) {
                marks.add(new long[] {done, System.nanoTime()});
            }
        };
        long began = System.nanoTime();
        int pictures = Math.max(1, JUDGED * session.assembly().batch() / views);
        session.evaluate(Split.VALIDATION, pictures, List.of(listener));
        if (marks.isEmpty() || marks.getLast()[0] == 0) {
            return 0;
        }
        long[] first = marks.size() == 1 ? new long[] {0, began} : marks.getFirst();
        long[] last = marks.getLast();
        return (last[1] - first[1]) * 1e-9 / (last[0] - first[0]);
    }
}

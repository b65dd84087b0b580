package lamina.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import lamina.api.kernel.Rng;
import lamina.api.train.RunListener;

/**
 * Listens to an evaluation, or to the validations of a training, and keeps of it what a report shows: the verdict on each class, the worst
 * mistakes, and some pictures that are drawn by lot, the same in each evaluation. The verdict may be asked for by another thread.
 */
public final class Examination implements RunListener {
    static final int MISTAKES = 24;
    static final int SAMPLES = 8; // as in figure 4 of the paper
    private static final int GUESSES = 5;

    private final int classes;
    private final long seed;
    private final PriorityQueue<Seen> mistakes = new PriorityQueue<>(Comparator.comparingDouble(Examination::weight));
    private final PriorityQueue<Drawn> samples =
            new PriorityQueue<>(Comparator.comparingDouble(Drawn::lot).reversed());
    private final Map<Verdict.Pair, Integer> confusions = new HashMap<>();
    private int[] pictures = {};
    private int[] first = {};
    private int[] amongFive = {};
    private int undecided;
    private double losses;
    private volatile Optional<Verdict> verdict = Optional.empty();

    /** A picture and its lot: the lowest are kept. */
    private record Drawn(Seen seen, double lot) {}

    /**
     * An examination.
     *
     * @param classes how many there are
     * @param seed of the lots
     */
    public Examination(int classes, long seed) {
        this.classes = classes;
        this.seed = Rng.seed(seed, "report");
        clear();
    }

    private void clear() {
        pictures = new int[classes];
        first = new int[classes];
        amongFive = new int[classes];
        undecided = 0;
        losses = 0;
        confusions.clear();
        mistakes.clear();
        samples.clear();
    }

    @Override
    public void judged(int picture, int label, float[] probabilities, double loss) {
        int best = best(probabilities);
        pictures[label]++;
        losses += loss;
        if (best < 0) {
            undecided++;
        } else if (best == label) {
            first[label]++;
        } else {
            confusions.merge(new Verdict.Pair(label, best), 1, Integer::sum);
        }
        amongFive[label] += rank(probabilities, label) < GUESSES ? 1 : 0;
        if (best >= 0 && best != label) {
            keepMistake(picture, label, probabilities, loss);
        }
        keepSample(picture, label, probabilities, loss);
    }

    private void keepMistake(int picture, int label, float[] probabilities, double loss) {
        if (mistakes.size() < MISTAKES || loss > weight(mistakes.element())) {
            mistakes.add(Seen.of(picture, label, probabilities, loss, GUESSES));
        }
        if (mistakes.size() > MISTAKES) {
            mistakes.remove();
        }
    }

    private void keepSample(int picture, int label, float[] probabilities, double loss) {
        double lot = Rng.uniform(seed, 0, picture);
        if (samples.size() < SAMPLES || lot < samples.element().lot()) {
            samples.add(new Drawn(Seen.of(picture, label, probabilities, loss, GUESSES), lot));
        }
        if (samples.size() > SAMPLES) {
            samples.remove();
        }
    }

    /** The first of the most probable classes; -1 if none has a number. */
    private static int best(float[] probabilities) {
        int best = -1;
        for (int c = 0; c < probabilities.length; c++) {
            if (best < 0 ? !Float.isNaN(probabilities[c]) : probabilities[c] > probabilities[best]) {
                best = c;
            }
        }
        return best;
    }

    /** As the score of an evaluation counts: of equals, the one with the lower number comes first; what is no number is never right. */
    private static int rank(float[] probabilities, int label) {
        float own = probabilities[label];
        if (Float.isNaN(own)) {
            return Integer.MAX_VALUE;
        }
        int before = 0;
        for (int c = 0; c < probabilities.length; c++) {
            before += probabilities[c] > own || (probabilities[c] == own && c < label) ? 1 : 0;
        }
        return before;
    }

    private static double weight(Seen mistake) {
        return Double.isNaN(mistake.loss()) ? Double.POSITIVE_INFINITY : mistake.loss();
    }

    @Override
    public void evaluated(int done, int all) {
        if (done == all) {
            verdict = Optional.of(current());
            clear();
        }
    }

    private Verdict current() {
        List<Seen> worst = new ArrayList<>(mistakes);
        worst.sort(Comparator.comparingDouble(Examination::weight).reversed().thenComparing(Seen::picture));
        int count = IntStream.of(pictures).sum();
        return new Verdict(
                count,
                losses / count,
                IntStream.range(0, classes)
                        .mapToObj(c -> new Verdict.OfClass(pictures[c], first[c], amongFive[c]))
                        .toList(),
                confusions,
                undecided,
                worst,
                samples.stream()
                        .map(Drawn::seen)
                        .sorted(Comparator.comparing(Seen::picture))
                        .toList());
    }

    /** On the evaluation that was complete last; empty if none was. */
    public Optional<Verdict> verdict() {
        return verdict;
    }
}

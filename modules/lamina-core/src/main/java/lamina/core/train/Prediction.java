package lamina.core.train;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a network takes a picture for. */
public final class Prediction {
    private final String picture;
    private final float[] probabilities;

    Prediction(String picture, float[] probabilities) {
        this.picture = picture;
        this.probabilities = probabilities;
    }

    /** What messages call the picture. */
    public String picture() {
        return picture;
    }

    /** How many classes there are. */
    public int classes() {
        return probabilities.length;
    }

    /** The probability of a class, 0 to 1. */
    public float probability(int label) {
        return probabilities[label];
    }

    /** The most probable classes, the best first. */
    public List<Integer> best(int count) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing(this::probability).reversed())
                .limit(count)
                .toList();
    }
}

package lamina.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network made of a picture.
 *
 * @param picture its index in the split
 * @param label the index of its class
 * @param loss its loss
 * @param probability what the network gave to its class, 0 to 1
 * @param best the classes with the highest probabilities, the highest first
 */
public record Seen(int picture, int label, double loss, float probability, List<Guess> best) {

    /**
     * A class and its probability.
     *
     * @param label the index of the class
     * @param probability 0 to 1
     */
    public record Guess(int label, float probability) {}

    /** Copies the list. */
    public Seen {
        best = List.copyOf(best);
    }

    static Seen of(int picture, int label, float[] probabilities, double loss, int guesses) {
        List<Guess> best = new ArrayList<>();
        for (int c = 0; c < probabilities.length; c++) {
            int place = best.size();
            while (place > 0 && probabilities[c] > best.get(place - 1).probability()) {
                place--;
            }
            if (place < guesses && !Float.isNaN(probabilities[c])) {
                best.add(place, new Guess(c, probabilities[c]));
            }
            if (best.size() > guesses) {
                best.removeLast();
            }
        }
        return new Seen(picture, label, loss, probabilities[label], best);
    }
}

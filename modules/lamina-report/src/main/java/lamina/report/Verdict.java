package lamina.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a network came to on held-back pictures, class by class.
 *
 * @param pictures how many
 * @param loss the mean
 * @param classes in the order of the labels
 * @param confusions how many pictures of one class were taken for another; pairs that never occurred are left out
 * @param undecided pictures for which the network gave no numbers at all
 * @param mistakes the pictures with the largest loss among those that were taken for something else, the largest first
 * @param samples pictures drawn by lot
 */
public record Verdict(
        int pictures,
        double loss,
        List<OfClass> classes,
        Map<Pair, Integer> confusions,
        int undecided,
        List<Seen> mistakes,
        List<Seen> samples) {

    /**
     * How it did on the pictures of one class.
     *
     * @param pictures how many there are
     * @param first how many were taken for it
     * @param amongFive for how many it was among the five most probable
     */
    public record OfClass(int pictures, int first, int amongFive) {
        /** The share that was taken for it; NaN if there are no pictures. */
        public double top1() {
            return (double) first / pictures;
        }

        /** The share for which it was among the five most probable; NaN if there are no pictures. */
        public double top5() {
            return (double) amongFive / pictures;
        }
    }

    /**
     * A class and another that it was taken for.
     *
     * @param label what the pictures show
     * @param taken what the network took them for
     */
    public record Pair(int label, int taken) {}

    /** Copies the collections. */
    public Verdict {
        classes = List.copyOf(classes);
        confusions = Map.copyOf(confusions);
        mistakes = List.copyOf(mistakes);
        samples = List.copyOf(samples);
    }

    /** How many pictures of a class were taken for a class, the same one perhaps. */
    int count(int label, int taken) {
        return label == taken ? classes.get(label).first() : confusions.getOrDefault(new Pair(label, taken), 0);
    }

    /** The pairs that were confused most often. */
    List<Pair> mostConfused(int most) {
        return confusions.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Pair, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().label())
                        .thenComparing(entry -> entry.getKey().taken()))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    /** What the pictures of each class were most often taken for by mistake, by the index of the class. */
    Map<Integer, Pair> mostOften() {
        return mostConfused(Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(Pair::label, pair -> pair, (first, _) -> first));
    }

    /** The share of the pictures that were taken for what they are; empty if there are none. */
    Optional<Double> top1() {
        return pictures == 0
                ? Optional.empty()
                : Optional.of((double) classes.stream().mapToInt(OfClass::first).sum() / pictures);
    }
}

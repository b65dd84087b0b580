package lamina.core.train;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.train.Statistics;

/** Notices that the loss stays where guessing leaves it, ln(classes), and explains it once. */
final class Guessing {
    private static final int WINDOW = 100; // steps whose mean loss is looked at
    private static final int WINDOWS = 2; // that have to be alike
    private static final double NEAR = 0.01; // relative
    private static final double DEAD = 0.9; // of a layer's units: it passes on next to nothing
    private static final int LEAST = 2_000; // steps for which AlexNet is known to begin like this
    private static final int MOST = 15_000;

    private final double guess;
    private final int classes;
    private final int stepsPerEpoch;
    private double sum;
    private int steps;
    private int alike;
    private double least = Double.MAX_VALUE;
    private Optional<Statistics> last = Optional.empty();
    private boolean told;

    Guessing(int classes, int stepsPerEpoch) {
        this.classes = classes;
        this.guess = Math.log(classes);
        this.stepsPerEpoch = stepsPerEpoch;
    }

    void observed(Statistics statistics) {
        last = Optional.of(statistics);
    }

    /** After a step: what there is to explain, perhaps. */
    Optional<String> step(double loss) {
        sum += loss;
        steps++;
        if (told || steps < WINDOW) {
            return Optional.empty();
        }
        double mean = sum / steps;
        sum = 0;
        steps = 0;
        alike = Math.abs(mean - guess) <= NEAR * guess ? alike + 1 : 0;
        least = Math.min(least, mean);
        told = alike == WINDOWS;
        return told ? Optional.of(text(mean)) : Optional.empty();
    }

    private String text(double mean) {
        String start = String.format(
                Locale.ROOT,
                "note: for %d steps the loss has stayed near %.3f, and ln(%,d) = %.3f is what guessing comes to",
                WINDOW * WINDOWS,
                mean,
                classes,
                guess);
        return start + (least < (1 - NEAR) * guess ? fallen() : beginning()) + dead();
    }

    private static String fallen() {
        return ": it was lower before, so the network has lost what it knew. Go on from an earlier checkpoint with a smaller learning"
                + " rate.";
    }

    private String beginning() {
        return String.format(
                Locale.ROOT,
                ": the network has not begun to learn. AlexNet, with biases of 1 and weights of a standard deviation of 0.01, is known"
                        + " to begin like this: for %,d to %,d steps, here %.1f to %.1f epochs, and then the loss falls. If it"
                        + " stays, or this is another network, try biases of 0.1, weights of 0.03 in conv3 to conv5 (as"
                        + " alexnet-2012 has them) or of the initializer \"he\"; look whether the labels fit the pictures; try"
                        + " another learning rate.",
                LEAST,
                MOST,
                (double) LEAST / stepsPerEpoch,
                (double) MOST / stepsPerEpoch);
    }

    private String dead() {
        String layers = last.stream()
                .flatMap(statistics -> statistics.layers().stream())
                .filter(layer -> layer.dead().orElse(0) >= DEAD)
                .map(layer -> String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        layer.name(),
                        100 * layer.dead().getAsDouble()))
                .collect(Collectors.joining(", "));
        return layers.isEmpty()
                ? ""
                : " Units that yield nothing but zero: " + layers
                        + "; they learn no more, and starting again with a smaller rate or other weights is the only cure.";
    }
}

package lamina.synthetic;

import java.util.random.RandomGenerator;

/**
 * What a figure is filled with: a gradient.
 *
 * @param from its colour in the upper left corner
 * @param to its colour in the lower right corner
 */
record Ink(Colour from, Colour to) {
    private static final int CANDIDATES = 8;

    /** A colour that stands out from two others: of several at random, the one farthest from both. */
    static Ink unlike(Colour a, Colour b, RandomGenerator random) {
        Colour best = Colour.any(random);
        for (int i = 1; i < CANDIDATES; i++) {
            Colour other = Colour.any(random);
            best = contrast(other, a, b) > contrast(best, a, b) ? other : best;
        }
        return new Ink(best, best.towards(Colour.any(random), random.nextDouble(0.3)));
    }

    /** One colour everywhere. */
    static Ink plain(Colour colour) {
        return new Ink(colour, colour);
    }

    private static double contrast(Colour colour, Colour a, Colour b) {
        return Math.min(colour.distance(a), colour.distance(b));
    }
}

package $package$;

import lamina.api.graph.Initializer;
import lamina.api.graph.Shape;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Rng;

/**
 * The initializer: the sum of two uniform numbers is spread like a triangle.
 *
 * @param std the standard deviation
 */
record $Name$(float std) implements Initializer {

    /** A pure function of shape and seed: a random number is asked for by its index, never from a generator that has a state. */
    @Override
    public void fill(Floats values, Shape shape, long seed) {
        float width = std * (float) Math.sqrt(6); // a uniform number has a variance of 1/12
        for (int i = 0; i < values.length(); i++) {
            values.set(i, width * (Rng.uniform(seed, 0, i) + Rng.uniform(seed, 1, i) - 1));
        }
    }
}

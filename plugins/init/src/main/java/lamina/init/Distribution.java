package lamina.init;

import lamina.api.kernel.Floats;
import lamina.api.kernel.Rng;

/** How values with mean 0 and a given variance are spread. */
public enum Distribution {
    /** Evenly between two bounds. */
    UNIFORM,
    /** Normally. */
    GAUSSIAN;

    void fill(Floats values, long seed, double variance) {
        float std = (float) Math.sqrt(variance);
        switch (this) {
            case UNIFORM -> {
                float bound = (float) Math.sqrt(3 * variance); // the variance of [-b, b] is b^2 / 3
                Fill.each(values, i -> bound * (2 * Rng.uniform(seed, 0, i) - 1));
            }
            case GAUSSIAN -> Fill.each(values, i -> std * Rng.gaussian(seed, 0, i));
        }
    }
}

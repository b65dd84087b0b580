package lamina.init;

import lamina.api.Doc;

/** The settings of {@code uniform}. */
@Doc("Values spread evenly between two bounds")
public record UniformSettings(
        @Doc("The smallest value") float min,
        @Doc("The largest value") float max) {

    /** @throws IllegalArgumentException if the bounds are the wrong way round */
    public UniformSettings {
        if (!(min <= max)) {
            throw new IllegalArgumentException("min " + min + " must not be above max " + max);
        }
    }
}

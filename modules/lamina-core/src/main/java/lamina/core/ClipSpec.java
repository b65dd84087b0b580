package lamina.core;

import java.util.Optional;
import lamina.api.Doc;
import lamina.api.Range;

/** A limit for gradients, so that a single bad batch cannot throw the weights off. */
@Doc("A limit for gradients")
public record ClipSpec(
        @Doc(
                "Gradients are scaled down together when their norm, over all that is learned, exceeds this (Pascanu et al. 2013)")
        @Range(min = 0, above = true)
        Optional<Float> norm,

        @Doc("Each element of a gradient is cut off at this, and at minus this") @Range(min = 0, above = true)
        Optional<Float> value) {

    /** No limit. */
    public static final ClipSpec NONE = new ClipSpec(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if both are given */
    public ClipSpec {
        if (norm.isPresent() && value.isPresent()) {
            throw new IllegalArgumentException("gradients are clipped by norm or by value, not both; leave out one");
        }
    }
}

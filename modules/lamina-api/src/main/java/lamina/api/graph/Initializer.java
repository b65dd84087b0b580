package lamina.api.graph;

import lamina.api.kernel.Floats;

/** How the content of a parameter or a state begins. */
public interface Initializer {

    /**
     * Fills a tensor, as a pure function of its arguments.
     *
     * @param values as many as the shape has
     * @param shape [out, in] of a dense layer, [out, in / groups, height, width] of a convolution, or anything else
     * @param seed differs from tensor to tensor
     */
    void fill(Floats values, Shape shape, long seed);
}

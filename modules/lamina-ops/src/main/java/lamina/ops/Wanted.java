package lamina.ops;

import lamina.api.graph.Gradients;
import lamina.api.graph.Tensor;

/** Where an op that computes several gradients at once leaves them. */
final class Wanted {
    private Wanted() {}

    /** Into the gradient of {@code read} if anybody wants it, else into a tensor that nobody reads. */
    static Tensor into(Gradients gradients, Tensor read) {
        return gradients.wanted(read) ? gradients.into(read) : gradients.value(read.name() + ".unwanted", read.shape());
    }
}

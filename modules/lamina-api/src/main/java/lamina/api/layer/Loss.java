package lamina.api.layer;

import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;

/** What training makes small. */
public interface Loss {

    /**
     * Adds the loss's ops.
     *
     * @param scores [batch, classes], the last layer's output
     * @param labels [batch] of {@code INT32}, each from 0 to classes - 1
     * @throws lamina.api.AssemblyException if the scores' shape does not fit
     */
    Result build(Scope scope, Tensor scores, Tensor labels);

    /**
     * What a loss yields. Training minimizes the mean of {@code losses} over the batch.
     *
     * @param losses [batch], one for each example
     * @param probabilities [batch, classes], each row sums to 1
     */
    record Result(Tensor losses, Tensor probabilities) {}
}

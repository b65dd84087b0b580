package lamina.api.layer;

import java.util.List;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;

/** Adds ops to a graph. Built once per procedure: the same layer may be built for training and for evaluation. */
public interface Layer {

    /**
     * Adds this layer's ops.
     *
     * @param scope where to add them
     * @param inputs at least one; pictures and feature maps are [batch, height, width, channels], vectors [batch, features]
     * @return the output, of any shape that starts with the batch
     * @throws lamina.api.AssemblyException if an input's shape does not fit; the message names both shapes
     */
    Tensor build(Scope scope, List<Tensor> inputs);
}

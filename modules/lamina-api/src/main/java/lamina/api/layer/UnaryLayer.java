package lamina.api.layer;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;

/** A layer that takes exactly one input, as most do. */
@FunctionalInterface
public interface UnaryLayer extends Layer {

    /**
     * Adds this layer's ops.
     *
     * @param scope where to add them
     * @param input pictures and feature maps are [batch, height, width, channels], vectors [batch, features]
     * @return the output, of any shape that starts with the batch
     * @throws AssemblyException if the input's shape does not fit; the message names both shapes
     */
    Tensor build(Scope scope, Tensor input);

    @Override
    default Tensor build(Scope scope, List<Tensor> inputs) {
        if (inputs.size() != 1) {
            throw new AssemblyException(scope.name() + ": takes one input, found " + inputs.size() + ": " + inputs);
        }
        return build(scope, inputs.getFirst());
    }
}

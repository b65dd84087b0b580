package lamina.core.graph;

import java.util.List;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;

/** Looks on while a step is assembled, and may add ops that only read. */
interface Witness {
    Witness NONE = (_, _, _) -> {};

    /**
     * A layer was built.
     *
     * @param ops its ops
     * @param output what it yields
     */
    void built(LayerSpec layer, List<Op> ops, Tensor output);

    /**
     * A parameter will be updated by its gradient, which is complete: over all portions and replicas, not yet clipped.
     *
     * @param draft where the gradient is
     */
    default void learns(Parameter parameter, Tensor gradient, Draft draft) {}
}

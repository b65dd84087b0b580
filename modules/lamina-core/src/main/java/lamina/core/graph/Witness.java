package lamina.core.graph;

import java.util.List;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;

/** Looks on while layers are built, and may add ops behind each of them that only read. */
interface Witness {
    Witness NONE = (_, _, _) -> {};

    /**
     * A layer was built.
     *
     * @param ops its ops
     * @param output what it yields
     */
    void built(LayerSpec layer, List<Op> ops, Tensor output);
}

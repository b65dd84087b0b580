package lamina.api.backend;

import java.util.List;
import lamina.api.Experimental;
import lamina.api.graph.Op;

/** An op of a lowered graph that stands for ops of the original, or for none: a copy into another layout. */
@Experimental
public interface Fused extends Op {

    /** The ops whose work it does, in their order. */
    List<Op> parts();
}

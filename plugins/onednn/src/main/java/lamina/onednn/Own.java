package lamina.onednn;

import java.util.List;
import lamina.api.backend.Fused;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;

/** An op of a graph that this set has made over; it knows how to run itself on a host's memory. */
interface Own extends Fused {

    Preparation prepare(HostMemory memory, Session session);

    /** None, if it is a copy. */
    @Override
    default List<Op> parts() {
        return List.of();
    }

    @Override
    default void launch(Launcher on) {
        throw new IllegalStateException("no portable kernel stands behind " + type() + ": its override has to run it");
    }
}

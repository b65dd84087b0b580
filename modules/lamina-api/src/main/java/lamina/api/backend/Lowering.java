package lamina.api.backend;

import java.util.List;
import java.util.Map;
import lamina.api.Experimental;
import lamina.api.graph.Op;

/**
 * A graph made over for one kind of memory. Inside, its ops and values are others: several ops in one, layouts and precisions that only
 * the set which made it understands. Outside it is the same graph: the same procedures, inputs, results, parameters and states.
 *
 * @param graph what is to be compiled; ops that the set does not know are still in it, and read and write what they did
 * @param kept parameters and states that are kept in another form
 * @param refresh ops that make what {@link #graph} derives of parameters and states; they run before the next procedure whenever a
 *     parameter or a state has been written from outside
 * @param remarks why ops were left as they are
 */
@Experimental
public record Lowering(Graph graph, List<Kept> kept, List<Op> refresh, Map<Op, String> remarks) {

    /** Copies the collections. */
    public Lowering {
        kept = List.copyOf(kept);
        refresh = List.copyOf(refresh);
        remarks = Map.copyOf(remarks);
    }

    /** The graph as it is. */
    public static Lowering none(Graph graph) {
        return new Lowering(graph, List.of(), List.of(), Map.of());
    }
}

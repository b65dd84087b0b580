package lamina.api.backend;

import java.util.List;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/**
 * A list of ops that runs as a whole: {@code train} is one step of training, {@code evaluate} a forward pass.
 *
 * @param name unique in its graph
 * @param ops in an order in which every value is written before it is read
 * @param results values that are read from outside after a run; their memory is not reused within it
 */
public record Procedure(String name, List<Op> ops, List<Tensor> results) {

    /** Copies the lists. */
    public Procedure {
        ops = List.copyOf(ops);
        results = List.copyOf(results);
    }
}

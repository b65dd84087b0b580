package lamina.testkit;

import java.util.List;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/**
 * Ops to run.
 *
 * @param name tells their shapes
 * @param ops in order
 * @param results the tensors to compare
 */
public record OpSample(String name, List<Op> ops, List<Tensor> results) {

    /** Copies the lists. */
    public OpSample {
        ops = List.copyOf(ops);
        results = List.copyOf(results);
    }

    /** How far a faster kernel may be off in a result. */
    public double tolerance(Tensor result) {
        return ops.stream()
                .filter(op -> op.writes().contains(result))
                .mapToDouble(Tolerance::of)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}

package lamina.tornado;

import java.util.List;
import java.util.stream.Collectors;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** Ops in messages. */
final class Ops {
    private Ops() {}

    /** An op's type with the tensors it reads and writes. */
    static String describe(Op op) {
        return op.type() + " (" + names(op.reads()) + " -> " + names(op.writes()) + ")";
    }

    private static String names(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::toString).collect(Collectors.joining(", "));
    }
}

package lamina.onednn;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.ops.Relu;
import lamina.ops.Scale;

/**
 * What stands behind an op and had better be done before its result is written: a ReLU, and the factor by which dropout of the paper's kind
 * multiplies in use.
 *
 * @param relu which alone reads the op's result
 * @param scale which alone reads that, or the op's result if there is no ReLU
 */
record Behind(Optional<Relu> relu, Optional<Scale> scale) {
    static final Behind NOTHING = new Behind(Optional.empty(), Optional.empty());

    static Behind of(Tensor written, Passage passage) {
        Optional<Relu> relu = only(written, Relu.class, passage);
        return new Behind(relu, only(relu.map(Relu::y).orElse(written), Scale.class, passage));
    }

    private static <O extends Op> Optional<O> only(Tensor tensor, Class<O> kind, Passage passage) {
        return passage.readers()
                .only(tensor)
                .filter(kind::isInstance)
                .filter(op -> op.writes().stream()
                        .allMatch(written -> written.role() == Role.VALUE)) // not earlier than it should
                .map(kind::cast);
    }

    /** What is written in the end. */
    Tensor result(Tensor written) {
        return scale.map(Scale::y).or(() -> relu.map(Relu::y)).orElse(written);
    }

    /** The op and what is behind it. */
    List<Op> parts(Op op) {
        return Stream.of(Optional.of(op), relu, scale)
                .<Op>flatMap(Optional::stream)
                .toList();
    }

    void done(Passage passage) {
        relu.ifPresent(passage::done);
        scale.ifPresent(passage::done);
    }
}

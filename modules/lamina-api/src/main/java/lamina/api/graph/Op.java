package lamina.api.graph;

import java.util.List;

/**
 * An operation in the static graph: a record of the tensors it reads and writes and of its attributes, with a portable implementation.
 *
 * <p>A tensor of role {@link Role#VALUE} is written by exactly one op, and whole, before any op reads it. Parameters and state may be
 * read and written by the same op (updated in place).
 */
public interface Op {

    /** The tensors whose content matters to this op. */
    List<Tensor> reads();

    /** The tensors whose content this op replaces. */
    List<Tensor> writes();

    /** Says which kernels compute this op, in order; called once, when a backend without a faster way compiles the graph. */
    void launch(Launcher on);

    /** Its name in listings: ONNX's operator name where there is one. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** Multiplications that are followed by an addition, for the whole batch; biases and element-wise work are not counted. */
    default long multiplyAdds() {
        return 0;
    }
}

package lamina.core.train;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.core.graph.Origin;

/**
 * An op as a training ran it, with those that a backend does within it.
 *
 * @param time the mean over its runs
 * @param parts the ops, at least one
 * @param origin whose it is; empty for a copy between layouts
 */
public record ProfiledOp(OpTime time, List<Op> parts, Optional<Origin> origin) {

    /** Copies the list. */
    public ProfiledOp {
        parts = List.copyOf(parts);
    }

    /** Multiplications and additions of all parts. */
    public long flops() {
        return 2 * parts.stream().mapToLong(Op::multiplyAdds).sum();
    }

    /** Bytes that have to cross between processor and memory at least, each tensor once: what stays within the parts does not. */
    public long traffic() {
        Set<Tensor> written = parts.stream().flatMap(op -> op.writes().stream()).collect(Collectors.toSet());
        Set<Tensor> read = parts.stream().flatMap(op -> op.reads().stream()).collect(Collectors.toSet());
        Set<Tensor> crossing = new HashSet<>(read);
        crossing.removeAll(written);
        long in = crossing.stream().mapToLong(Tensor::bytes).sum();
        long inPlace = written.stream()
                .filter(tensor -> tensor.role() != Role.VALUE && read.contains(tensor))
                .mapToLong(tensor -> 2 * tensor.bytes())
                .sum();
        long out = written.stream()
                .filter(tensor -> !read.contains(tensor))
                .mapToLong(Tensor::bytes)
                .sum();
        return in + inPlace + out;
    }

    /** Thousand million operations in a second. */
    public double gigaflops() {
        return time.nanoseconds() == 0 ? 0 : (double) flops() / time.nanoseconds();
    }
}

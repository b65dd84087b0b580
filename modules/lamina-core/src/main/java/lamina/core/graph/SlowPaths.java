package lamina.core.graph;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.api.backend.Placement;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** Finds what runs slowly and is worth the trouble: no slow path goes unnoticed. */
public final class SlowPaths {
    private static final String PORTABLE = "portable";
    private static final Pattern PLAIN = Pattern.compile("\\b(ref|simple)\\b"); // oneDNN's names for its plain loops
    private static final long LARGE = 1 << 20; // bytes

    private SlowPaths() {}

    /** The hot ops that run on slow paths, in their order. */
    public static List<Placement> among(List<Placement> placements) {
        return placements.stream()
                .filter(placement -> isHot(placement.op()))
                .filter(SlowPaths::isSlow)
                .toList();
    }

    /** Whether a library runs it in a plain loop, or nobody but its portable kernels, on whatever device, does what multiplies. */
    public static boolean isSlow(Placement placement) {
        String implementation = placement.implementation();
        return PLAIN.matcher(implementation).find()
                || implementation.startsWith(PORTABLE) && placement.op().multiplyAdds() > 0;
    }

    /** Whether an op may cost much: it does multiply-adds, or touches a mebibyte or more. */
    public static boolean isHot(Op op) {
        long touched = Stream.concat(op.reads().stream(), op.writes().stream())
                .mapToLong(Tensor::bytes)
                .sum();
        return op.multiplyAdds() > 0 || touched >= LARGE;
    }
}

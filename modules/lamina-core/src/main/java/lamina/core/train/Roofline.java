package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.backend.Backend;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Add;
import lamina.ops.Gemm;

/**
 * What a device can do at best: no op is faster than its arithmetic at the peak of arithmetic, nor than its memory traffic at the peak of
 * memory (Williams, Waterman, Patterson, "Roofline", 2009). Both peaks are measured, by a large product of matrices and a large sum on
 * the same backend, so they are what can be had here and not what a data sheet says.
 *
 * @param gigaflops thousand million multiplications and additions in a second
 * @param gigabytes thousand million bytes in a second
 */
public record Roofline(double gigaflops, double gigabytes) {
    private static final int SIDE = 1024; // of a matrix: 2 thousand million operations
    private static final int FLOATS = 12 << 20; // of each summand: 50 MB, more than caches have
    private static final int LEAST = 4; // runs: in the first one memory is touched, and Java interprets
    private static final int RUNS = 12;
    private static final long ENOUGH =
            1_000_000_000L; // nanoseconds: kernels that nobody made faster take one run as long
    private static final String PROCEDURE = "peak";

    /**
     * Measures a backend, which takes a second or so.
     *
     * @param overrides those that the run has
     */
    public static Roofline measure(Backend backend, List<OverrideSet> overrides) {
        Gemm product = new Gemm(
                tensor("x", Role.INPUT, SIDE, SIDE),
                tensor("w", Role.PARAMETER, SIDE, SIDE),
                tensor("b", Role.PARAMETER, SIDE),
                tensor("y", Role.VALUE, SIDE, SIDE));
        Add sum = new Add(
                tensor("p", Role.INPUT, FLOATS), tensor("q", Role.INPUT, FLOATS), tensor("r", Role.VALUE, FLOATS));
        double flops = measure(backend, overrides, product, 2.0 * product.multiplyAdds());
        double bytes = measure(backend, overrides, sum, 3.0 * Float.BYTES * FLOATS);
        return new Roofline(flops, bytes);
    }

    private static Tensor tensor(String name, Role role, int... sides) {
        return new Tensor(name, Shape.of(sides), Element.FLOAT32, role);
    }

    /** The best of some runs, of so much work. */
    private static double measure(Backend backend, List<OverrideSet> overrides, Op op, double work) {
        Graph graph = new Graph(List.of(new Procedure(PROCEDURE, List.of(op), op.writes())));
        try (Program program = backend.compile(graph, overrides);
                Arena arena = Arena.ofConfined()) {
            op.reads().forEach(tensor -> program.write(tensor, ones(tensor, arena)));
            List<Placement> placements = program.placements();
            int at = IntStream.range(0, placements.size())
                    .filter(i -> placements.get(i).procedure().equals(PROCEDURE)
                            && placements.get(i).op().equals(op))
                    .findFirst()
                    .orElseThrow();
            return work / best(program, at);
        }
    }

    private static long best(Program program, int at) {
        long began = System.nanoTime();
        long best = program.time(PROCEDURE)[at];
        for (int runs = 1; runs < LEAST || (runs < RUNS && System.nanoTime() - began < ENOUGH); runs++) {
            best = Math.min(best, program.time(PROCEDURE)[at]);
        }
        return best;
    }

    /** Zeros would do, but some processors multiply them faster. */
    private static MemorySegment ones(Tensor tensor, Arena arena) {
        MemorySegment content = arena.allocate(tensor.bytes(), 64);
        for (long i = 0; i < tensor.shape().size(); i++) {
            content.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1f);
        }
        return content;
    }

    /** The share of what the device could do at best that an op has come to; above 1 where its memory is the cache's. */
    public double share(ProfiledOp op) {
        return nanoseconds(op) / op.time().nanoseconds();
    }

    /** The shortest time in which an op could be done. */
    public double nanoseconds(ProfiledOp op) {
        return Math.max(op.flops() / gigaflops, op.traffic() / gigabytes);
    }
}

package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jdk.incubator.vector.FloatVector;
import lamina.api.backend.Graph;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Window;
import lamina.testkit.Tolerance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels in bfloat16 against the portable ones on the same numbers, those that bfloat16 can hold. */
class NormalizedPoolsTest {
    private static final double ROUNDING = 0x1p-8; // of a result that bfloat16 holds, and a little of what led there

    @BeforeEach
    void wide() {
        assumeTrue(FloatVector.SPECIES_PREFERRED.length() >= Halves.LANES, "needs registers of 512 bits");
    }

    /** The ops of one place in the network; x is what a ReLU put out. */
    private record Chain(Lrn lrn, MaxPool pool, MaxPoolGradient first, LrnGradient second, ReluGradient third) {
        static Chain of(Shape shape, float alpha, Window window) {
            Tensor x = tensor("x", shape, Role.INPUT);
            Lrn lrn = new Lrn(
                    x,
                    tensor("lrn", shape, Role.VALUE),
                    tensor("left", shape, Role.VALUE),
                    NormalizedMaps.SIZE,
                    alpha,
                    0.75f,
                    2);
            Shape out = window.over(shape, shape.dim(3));
            Tensor winners = new Tensor("winners", out, Element.INT32, Role.VALUE);
            MaxPool pool = new MaxPool(lrn.y(), tensor("y", out, Role.VALUE), winners, window);
            MaxPoolGradient first =
                    new MaxPoolGradient(pool, tensor("dy", out, Role.INPUT), tensor("d1", shape, Role.VALUE));
            LrnGradient second = new LrnGradient(lrn, first.dx(), tensor("d2", shape, Role.VALUE));
            Relu relu = new Relu(tensor("before", shape, Role.INPUT), x);
            return new Chain(
                    lrn, pool, first, second, new ReluGradient(relu, second.dx(), tensor("dx", shape, Role.VALUE)));
        }

        List<Op> ops() {
            return List.of(lrn, pool, first, second, third);
        }
    }

    private static Tensor tensor(String name, Shape shape, Role role) {
        return new Tensor(name, shape, Element.FLOAT32, role);
    }

    @ParameterizedTest
    @CsvSource({"9, 11, 32, 3, 2", "7, 7, 16, 3, 2", "6, 9, 48, 2, 2", "8, 8, 96, 3, 1", "5, 5, 256, 3, 3"})
    void agreesWithThePortableKernels(int height, int width, int channels, int kernel, int stride) {
        Chain chain = Chain.of(Shape.of(3, height, width, channels), 0.5f, Window.square(kernel, stride));
        float[] x = halves(new Random(1), chain.lrn().x().shape().size(), true);
        float[] dy = halves(new Random(2), chain.pool().y().shape().size(), false);
        Map<Tensor, float[]> expected = new Bed(1)
                .with(chain.lrn().x(), x)
                .with(chain.first().dy(), dy)
                .run(
                        "reference",
                        Precision.F32,
                        chain.ops(),
                        List.of(chain.pool().y(), chain.third().dx()))
                .results();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment input = narrow(x, arena);
            MemorySegment y = arena.allocate(2L * dy.length);
            MemorySegment winners = arena.allocate(dy.length);
            LrnPoolKernel forward =
                    new LrnPoolKernel(NormalizedMaps.of(chain.lrn()), chain.pool(), input, y, Optional.of(winners));
            forward.run(0, forward.size() / 3);
            forward.run(forward.size() / 3, forward.size());
            Tolerance.check(chain.pool().y(), expected.get(chain.pool().y()), widen(y), ROUNDING);
            MemorySegment dx = arena.allocate(2L * x.length);
            LrnPoolGradientKernel backward =
                    new LrnPoolGradientKernel(chain.lrn(), chain.pool(), input, winners, narrow(dy, arena), dx);
            backward.run(0, backward.size() / 2);
            backward.run(backward.size() / 2, backward.size());
            assertNearlyAllClose(expected.get(chain.third().dx()), widen(dx));
        }
    }

    /** Two values of a window may be as good as equal; whichever wins then, the gradient goes there. */
    private static void assertNearlyAllClose(float[] expected, float[] found) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        int far = 0;
        for (int i = 0; i < expected.length; i++) {
            far += Math.abs(expected[i] - found[i]) <= ROUNDING * largest ? 0 : 1;
        }
        int count = far;
        assertTrue(far <= expected.length / 1000, () -> count + " of " + expected.length + " are not close");
    }

    /** Half of them 0, as behind a ReLU, where all of a window may be equal. */
    private static float[] halves(Random random, int count, boolean rectified) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            float value = Float.intBitsToFloat(Float.floatToRawIntBits((float) random.nextGaussian()) & 0xffff0000);
            values[i] = rectified ? Math.max(0, value) : value;
        }
        return values;
    }

    private static MemorySegment narrow(float[] values, Arena arena) {
        MemorySegment memory = arena.allocate(2L * values.length);
        for (int i = 0; i < values.length; i++) {
            memory.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (Float.floatToRawIntBits(values[i]) >>> 16));
        }
        return memory;
    }

    private static float[] widen(MemorySegment memory) {
        float[] values = new float[(int) (memory.byteSize() / 2)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(memory.getAtIndex(ValueLayout.JAVA_SHORT, i) << 16);
        }
        return values;
    }

    @Test
    void theRootIsGoodEnoughForBfloat16() {
        float[] s = new float[Halves.LANES];
        float[] root = new float[Halves.LANES];
        for (float first = 0.01f; first < 1e6f; first *= 1.01f) {
            for (int i = 0; i < s.length; i++) {
                s[i] = first * (1 + i / 16f);
            }
            FourthRoot.inverse(FloatVector.fromArray(Halves.FLOATS, s, 0)).intoArray(root, 0);
            for (int i = 0; i < s.length; i++) {
                double exact = Math.pow(s[i], -0.25);
                assertEquals(exact, root[i], 3e-5 * exact);
            }
        }
    }

    @Test
    void aNetworkLikeAlexNetTakesThem() {
        Network net = new Network(2, 67, 67, 3);
        net.conv(96, Window.square(11, 4), 1).relu().lrn().pool();
        net.conv(256, Network.same(5), 2).relu().lrn().pool();
        Graph graph = net.flatten().dense(7).training(true);
        Bed.Outcome found = new Bed(1).run("onednn", Precision.BF16, graph);
        long fused = found.placements().stream()
                .map(Placement::implementation)
                .filter(text -> text.contains("in Java, bf16"))
                .count();
        assertTrue(fused == 4, () -> "two normalizations, forward and back: " + found.placements());
    }
}

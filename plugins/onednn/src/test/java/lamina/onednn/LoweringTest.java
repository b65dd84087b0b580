package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lamina.api.backend.Graph;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.ops.Gemm;
import lamina.ops.Momentum;
import lamina.ops.Relu;
import lamina.ops.Reshape;
import lamina.ops.Scale;
import lamina.ops.Softmax;
import lamina.ops.Tanh;
import lamina.ops.Window;
import lamina.testkit.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens inside, from outside a graph that was made over is the one it was. */
class LoweringTest {
    private final Graph graph = network().training(true);

    /** Folded, fused, in blocks, with dense weights that can be kept and some that cannot: 50 is no multiple of a block. */
    private static Network network() {
        Network net = new Network(4, 35, 35, 3);
        net.conv(32, Window.square(7, 3), 1).relu().lrn().pool();
        net.conv(48, Network.same(3), 2).relu();
        return net.flatten().dense(64).relu().dropout().dense(50).relu().dense(7);
    }

    private static Program oneDnn(Graph graph, Precision precision) {
        if (precision == Precision.BF16) {
            assumeTrue(new OneDnn().computesIn(Precision.BF16).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        }
        return new CpuProvider().create(new CpuSettings(2, "onednn", precision)).compile(graph, List.of(Bed.oneDnn()));
    }

    private static Program reference(Graph graph) {
        return new CpuProvider().create(CpuSettings.reference(2)).compile(graph, List.of());
    }

    private Stream<Tensor> outside() {
        return graph.tensors().stream().filter(t -> t.role() != Role.VALUE && t.element() == Element.FLOAT32);
    }

    /** Small random numbers for whatever has no gradient yet; the rate is 0.01. */
    private void start(Program program, long seed) {
        Random random = new Random(seed);
        outside().filter(tensor -> tensor.role() != Role.STATE).forEach(tensor -> {
            float[] values = new float[tensor.shape().size()];
            for (int i = 0; i < values.length; i++) {
                boolean learned = tensor.role() == Role.PARAMETER;
                values[i] = tensor.shape().size() == 1 ? 0.01f : (float) random.nextGaussian() * (learned ? 0.1f : 1);
            }
            program.write(tensor, MemorySegment.ofArray(values));
        });
    }

    private Map<Tensor, float[]> learned(Program program) {
        Map<Tensor, float[]> values = new LinkedHashMap<>();
        outside()
                .filter(tensor -> tensor.role() != Role.INPUT)
                .forEach(tensor -> values.put(tensor, read(program, tensor)));
        return values;
    }

    private static float[] read(Program program, Tensor tensor) {
        float[] values = new float[tensor.shape().size()];
        program.read(tensor, MemorySegment.ofArray(values));
        return values;
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void whatIsWrittenIsReadBackBitByBit(Precision precision) {
        try (Program program = oneDnn(graph, precision)) {
            Random random = new Random(1);
            outside().forEach(tensor -> {
                int[] bits = random.ints(tensor.shape().size()).toArray(); // any bits, NaN and all
                program.write(tensor, MemorySegment.ofArray(bits));
                int[] back = new int[bits.length];
                program.read(tensor, MemorySegment.ofArray(back));
                assertArrayEquals(bits, back, tensor::name);
            });
        }
    }

    @Test
    void weightsAndVelocitiesLearnAsTheyDoByPortableKernels() {
        try (Program expected = reference(graph);
                Program found = oneDnn(graph, Precision.F32)) {
            for (Program program : List.of(expected, found)) {
                start(program, 5);
                for (int step = 0; step < 3; step++) {
                    program.run("train");
                }
            }
            Map<Tensor, float[]> other = learned(found);
            learned(expected).forEach((tensor, values) -> Tolerance.check(tensor, values, other.get(tensor), 1e-4));
        }
    }

    /** Single gradients go another way where rounding makes a tie of two maxima; it is the direction that counts. */
    @Test
    void velocitiesInBfloat16HaveTheSameDirection() {
        try (Program expected = reference(graph);
                Program found = oneDnn(graph, Precision.BF16)) {
            for (Program program : List.of(expected, found)) {
                start(program, 5);
                program.run("train");
            }
            Map<Tensor, float[]> other = learned(found);
            learned(expected).forEach((tensor, values) -> {
                double cosine = cosine(values, other.get(tensor));
                assertTrue(cosine > 0.98, () -> tensor + ": cosine " + cosine);
            });
        }
    }

    private static double cosine(float[] a, float[] b) {
        return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void whatIsWrittenLaterCountsFromThenOn(Precision precision) {
        Tensor losses = graph.procedures().getFirst().results().getFirst();
        try (Program twice = oneDnn(graph, precision);
                Program once = oneDnn(graph, precision)) {
            start(twice, 1);
            twice.run("train");
            start(twice, 2);
            outside()
                    .filter(tensor -> tensor.role() == Role.STATE)
                    .forEach(tensor -> twice.write(
                            tensor,
                            MemorySegment.ofArray(new float[tensor.shape().size()])));
            twice.run("train");
            start(once, 2);
            once.run("train");
            assertArrayEquals(read(once, losses), read(twice, losses));
            learned(once)
                    .forEach((tensor, values) ->
                            assertArrayEquals(values, learned(twice).get(tensor)));
        }
    }

    @Test
    void everyOpOfTheGraphHasItsPlaceOnce() {
        try (Program program = oneDnn(graph, Precision.F32)) {
            List<Op> placed = program.placements().stream().map(Placement::op).toList();
            List<Op> missing = new ArrayList<>(graph.procedures().getFirst().ops());
            placed.forEach(missing::remove);
            assertTrue(
                    missing.stream().allMatch(op -> op.type().equals("Reshape")),
                    () -> "reshaping is nothing to do; not placed: " + missing);
            assertEquals(placed.size(), placed.stream().distinct().count());
            assertEquals(placed.size(), program.time("train").length);
        }
    }

    @Test
    void weightsThatSomebodyElseReadsStayWhereTheyAre() {
        Network net = new Network(2, 4, 4, 16);
        Graph plain = net.flatten().dense(64).training(true);
        Tensor w = plain.procedures().getFirst().ops().stream()
                .filter(Gemm.class::isInstance)
                .map(op -> ((Gemm) op).w())
                .findFirst()
                .orElseThrow();
        assertTrue(new Uses(plain).apart(w).size() == 2, "the weights and their velocity");
        Momentum update = plain.procedures().getFirst().ops().stream()
                .filter(op -> op instanceof Momentum momentum && momentum.w().equals(w))
                .map(Momentum.class::cast)
                .findFirst()
                .orElseThrow();
        Tensor total = new Tensor("total", w.shape(), Element.FLOAT32, Role.VALUE);
        List<Op> ops = new ArrayList<>(plain.procedures().getFirst().ops());
        ops.add(new Tanh(update.velocity(), total));
        Graph watched = new Graph(List.of(new Procedure("train", ops, List.of(total))));
        assertEquals(0, new Uses(watched).apart(w).size());
    }

    /** In use, dropout of the paper's kind multiplies: what a product is followed by costs nothing more. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void whatIsBehindAProductIsDoneAtOnce(Precision precision) {
        assumeTrue(new OneDnn().computesIn(precision).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        Tensor w = new Tensor("w", Shape.of(33, 40), Element.FLOAT32, Role.PARAMETER);
        Gemm gemm = new Gemm(value("x", 3, 40, Role.INPUT), w, vector("b", 33), value("y", 3, 33, Role.VALUE));
        Relu relu = new Relu(gemm.y(), value("relu", 3, 33, Role.VALUE));
        Scale scale = new Scale(relu.y(), value("scaled", 3, 33, Role.VALUE), 0.5f);
        Graph chain = new Graph(List.of(new Procedure("use", List.of(gemm, relu, scale), List.of(scale.y()))));
        Bed bed = new Bed(7);
        Bed.Outcome found = bed.run("onednn", precision, chain);
        float[] expected = bed.expected(chain).results().get(scale.y());
        double tolerance = Tolerance.of(gemm) + (precision == Precision.BF16 ? Tolerance.BFLOAT16 : 0);
        Tolerance.check(scale.y(), expected, found.results().get(scale.y()), tolerance);
        List<String> within = found.placements().stream()
                .filter(placement -> List.of(relu, scale).contains(placement.op()))
                .map(Placement::implementation)
                .toList();
        assertEquals(List.of("onednn within Gemm", "onednn within Gemm"), within);
    }

    /** Tied weights, and batches that like other layouts: whoever reads weights reads those that were written. */
    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void sharedWeightsAreTheSame(Precision precision) {
        assumeTrue(new OneDnn().computesIn(precision).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        Tensor w = new Tensor("w", Shape.of(64, 64), Element.FLOAT32, Role.PARAMETER);
        Gemm many = new Gemm(value("x", 128, 64, Role.INPUT), w, vector("b", 64), value("y", 128, 64, Role.VALUE));
        Gemm again = new Gemm(many.y(), w, vector("c", 64), value("z", 128, 64, Role.VALUE));
        Gemm one = new Gemm(value("x1", 1, 64, Role.INPUT), w, vector("b", 64), value("y1", 1, 64, Role.VALUE));
        Procedure first = new Procedure("many", List.of(many, again), List.of(many.y(), again.y()));
        Procedure second = new Procedure("one", List.of(one), List.of(one.y()));
        for (Graph tied :
                List.of(new Graph(List.of(first, second)), new Graph(List.of(second, first)))) { // the first is run
            Bed bed = new Bed(3);
            Map<Tensor, float[]> expected = bed.expected(tied).results();
            Map<Tensor, float[]> found = bed.run("onednn", precision, tied).results();
            expected.forEach((tensor, values) -> Tolerance.check(
                    tensor, values, found.get(tensor), precision == Precision.BF16 ? 2 * Tolerance.BFLOAT16 : 1e-5));
        }
    }

    /** A layer may leave what it computed for the next step. */
    @Test
    void aStateThatAReluWritesIsWritten() {
        Tensor state = value("state", 3, 8, Role.STATE);
        Tensor w = new Tensor("w", Shape.of(8, 40), Element.FLOAT32, Role.PARAMETER);
        Gemm gemm = new Gemm(value("x", 3, 40, Role.INPUT), w, vector("b", 8), value("y", 3, 8, Role.VALUE));
        Relu relu = new Relu(gemm.y(), state);
        Graph leaving = new Graph(List.of(new Procedure("step", List.of(gemm, relu), List.of())));
        try (Program program = oneDnn(leaving, Precision.AUTO)) {
            program.write(w, MemorySegment.ofArray(ones(320)));
            program.write(gemm.x(), MemorySegment.ofArray(ones(120)));
            program.write(gemm.b(), MemorySegment.ofArray(ones(8)));
            program.run("step");
            assertEquals(41, read(program, state)[23]);
        }
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** 256 and 257 are the same in bfloat16: what a softmax reads must not have been there, whatever stands between. */
    @Test
    void scoresAreNotRounded() {
        Tensor w = new Tensor("w", Shape.of(16, 32), Element.FLOAT32, Role.PARAMETER);
        Gemm gemm = new Gemm(value("x", 4, 32, Role.INPUT), w, vector("b", 16), value("y", 4, 16, Role.VALUE));
        Reshape flat = new Reshape(gemm.y(), value("flat", 8, 8, Role.VALUE));
        Softmax softmax = new Softmax(flat.y(), value("p", 8, 8, Role.VALUE));
        Graph chain = new Graph(List.of(new Procedure("use", List.of(gemm, flat, softmax), List.of(softmax.y()))));
        try (Program program = oneDnn(chain, Precision.BF16)) {
            float[] eights = ones(128);
            float[] odd = new float[16];
            Arrays.fill(eights, 8);
            for (int i = 1; i < odd.length; i += 2) {
                odd[i] = 1;
            }
            program.write(w, MemorySegment.ofArray(ones(512)));
            program.write(gemm.x(), MemorySegment.ofArray(eights));
            program.write(gemm.b(), MemorySegment.ofArray(odd));
            program.run("use");
            float[] p = read(program, softmax.y());
            assertEquals(Math.E, p[1] / p[0], 1e-4);
        }
    }

    private static Tensor value(String name, int rows, int columns, Role role) {
        return new Tensor(name, Shape.of(rows, columns), Element.FLOAT32, role);
    }

    private static Tensor vector(String name, int size) {
        return new Tensor(name, Shape.of(size), Element.FLOAT32, Role.PARAMETER);
    }
}

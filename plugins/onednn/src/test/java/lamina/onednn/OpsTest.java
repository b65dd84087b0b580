package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Softmax;
import lamina.ops.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN computes what the portable kernels compute, on odd shapes and on those of AlexNet. */
class OpsTest {

    /** Ops in order, and the tensors to compare. */
    record Case(String name, List<Op> ops, List<Tensor> results) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        IntStream.range(0, 40).forEach(seed -> cases.add(convolution(new Random(seed))));
        IntStream.range(0, 20).forEach(seed -> cases.add(product(new Random(seed))));
        IntStream.range(0, 30).forEach(seed -> cases.add(maximum(new Random(seed))));
        IntStream.range(0, 20).forEach(seed -> cases.add(average(new Random(seed))));
        IntStream.range(0, 20).forEach(seed -> cases.add(normalization(new Random(seed))));
        IntStream.range(0, 10).forEach(seed -> cases.add(activation(new Random(seed))));
        IntStream.range(0, 10).forEach(seed -> cases.add(softmax(new Random(seed))));
        cases.add(convolution(Shape.of(4, 67, 67, 3), 96, Window.square(11, 4), 1));
        cases.add(convolution(Shape.of(2, 27, 27, 96), 256, Network.same(5), 2));
        cases.add(convolution(Shape.of(3, 32, 32, 3), 32, Network.same(5), 1));
        cases.add(product(5, 4097, 33));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Case test) {
        agrees(test, Precision.F32, 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesInBfloat16(Case test) {
        assumeTrue(new OneDnn().computesIn(Precision.BF16).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        agrees(test, Precision.BF16, Tolerance.BFLOAT16);
    }

    private static void agrees(Case test, Precision precision, double more) {
        Bed bed = new Bed(test.name.hashCode());
        Bed.Outcome expected = bed.run("reference", Precision.F32, test.ops, test.results);
        Bed.Outcome found = bed.run("onednn", precision, test.ops, test.results);
        for (Placement placement : found.placements()) {
            boolean explained = placement.implementation().startsWith("onednn ")
                    ? placement.remark().isEmpty() || placement.remark().startsWith("onednn: not in bf16: ")
                    : placement.remark().startsWith("onednn: ");
            assertTrue(explained, () -> placement.implementation() + ": " + placement.remark());
        }
        for (Tensor result : test.results) {
            Tolerance.check(
                    result,
                    expected.results().get(result),
                    found.results().get(result),
                    more + Tolerance.of(writer(test, result)));
        }
    }

    private static Op writer(Case test, Tensor result) {
        return test.ops.stream()
                .filter(op -> op.writes().contains(result))
                .findFirst()
                .orElseThrow();
    }

    private static Case convolution(Random random) {
        int group = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
        int in = group * (1 + random.nextInt(random.nextBoolean() ? 4 : 24));
        int out = group * (1 + random.nextInt(random.nextBoolean() ? 4 : 24));
        Window window = window(random, 5, 3);
        return convolution(images(random, window, in), out, window, group);
    }

    private static Case convolution(Shape images, int out, Window window, int group) {
        Tensor x = outside("x", images);
        Shape weights = Shape.of(out, images.dim(3) / group, window.kernelHeight(), window.kernelWidth());
        Conv conv = new Conv(
                x,
                outside("w", weights),
                outside("b", Shape.of(out)),
                inside("y", window.over(images, out)),
                window,
                group);
        Tensor dy = outside("dy", conv.y().shape());
        Tensor dx = inside("dx", images);
        Tensor dw = inside("dw", weights);
        Tensor db = inside("db", Shape.of(out));
        return new Case(
                "Conv " + images + " * " + weights + " " + window + " group " + group,
                List.of(conv, new ConvData(conv, dy, dx), new ConvWeights(conv, dy, dw, db)),
                List.of(conv.y(), dx, dw, db));
    }

    private static Case product(Random random) {
        return product(1 + random.nextInt(20), 1 + random.nextInt(200), 1 + random.nextInt(80));
    }

    private static Case product(int batch, int in, int out) {
        Gemm gemm = new Gemm(
                outside("x", Shape.of(batch, in)),
                outside("w", Shape.of(out, in)),
                outside("b", Shape.of(out)),
                inside("y", Shape.of(batch, out)));
        Tensor dy = outside("dy", gemm.y().shape());
        Tensor dx = inside("dx", gemm.x().shape());
        Tensor dw = inside("dw", gemm.w().shape());
        Tensor db = inside("db", gemm.b().shape());
        return new Case(
                "Gemm " + gemm.x().shape() + " * " + gemm.w().shape(),
                List.of(gemm, new GemmData(gemm, dy, dx), new GemmWeights(gemm, dy, dw, db)),
                List.of(gemm.y(), dx, dw, db));
    }

    private static Case maximum(Random random) {
        Window window = window(random, 4, 3);
        Tensor x = outside("x", images(random, window, 1 + random.nextInt(40)));
        Shape shape = window.over(x.shape(), x.shape().dim(3));
        Tensor workspace = new Tensor("workspace", shape, Element.INT32, Role.VALUE);
        MaxPool pool = new MaxPool(x, inside("y", shape), workspace, window);
        Tensor dx = inside("dx", x.shape());
        return new Case(
                "MaxPool " + x.shape() + " " + window,
                List.of(pool, new MaxPoolGradient(pool, outside("dy", shape), dx)),
                List.of(pool.y(), dx));
    }

    private static Case average(Random random) {
        Window window = window(random, 4, 3);
        Tensor x = outside("x", images(random, window, 1 + random.nextInt(40)));
        Shape shape = window.over(x.shape(), x.shape().dim(3));
        AveragePool pool = new AveragePool(x, inside("y", shape), window, random.nextBoolean());
        Tensor dx = inside("dx", x.shape());
        return new Case(
                "AveragePool " + x.shape() + " " + window + " " + pool.countIncludePad(),
                List.of(pool, new AveragePoolGradient(pool, outside("dy", shape), dx)),
                List.of(pool.y(), dx));
    }

    private static Case normalization(Random random) {
        int channels = random.nextBoolean() ? 16 * (1 + random.nextInt(4)) : 1 + random.nextInt(30);
        int size = random.nextBoolean() ? 5 : 1 + random.nextInt(6);
        float beta = random.nextBoolean() ? 0.75f : random.nextFloat() + 0.5f;
        Tensor x = outside("x", images(random, Window.square(1, 1), channels));
        Lrn lrn = new Lrn(
                x, inside("y", x.shape()), inside("workspace", x.shape()), size, 0.1f + random.nextFloat(), beta, 2);
        Tensor dx = inside("dx", x.shape());
        return new Case(
                "Lrn " + x.shape() + " size " + size + " beta " + beta,
                List.of(lrn, new LrnGradient(lrn, outside("dy", x.shape()), dx)),
                List.of(lrn.y(), dx));
    }

    private static Case activation(Random random) {
        Tensor x = outside("x", images(random, Window.square(1, 1), 1 + random.nextInt(40)));
        Relu relu = new Relu(x, inside("y", x.shape()));
        Tensor dx = inside("dx", x.shape());
        return new Case(
                "Relu " + x.shape(),
                List.of(relu, new ReluGradient(relu, outside("dy", x.shape()), dx)),
                List.of(relu.y(), dx));
    }

    private static Case softmax(Random random) {
        Tensor x = outside("x", Shape.of(1 + random.nextInt(40), 1 + random.nextInt(1000)));
        Softmax softmax = new Softmax(x, inside("y", x.shape()));
        return new Case("Softmax " + x.shape(), List.of(softmax), List.of(softmax.y()));
    }

    /** Any window whose padding is smaller than its kernel, the sides apart from each other. */
    private static Window window(Random random, int kernel, int stride) {
        int height = 1 + random.nextInt(kernel);
        int width = 1 + random.nextInt(kernel);
        return new Window(
                height,
                width,
                1 + random.nextInt(stride),
                1 + random.nextInt(stride),
                random.nextInt(height),
                random.nextInt(width),
                random.nextInt(height),
                random.nextInt(width));
    }

    private static Shape images(Random random, Window window, int channels) {
        return Shape.of(
                random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(4),
                window.kernelHeight() + random.nextInt(14),
                window.kernelWidth() + random.nextInt(14),
                channels);
    }

    private static Tensor outside(String name, Shape shape) {
        return new Tensor(name, shape, Element.FLOAT32, Role.INPUT);
    }

    private static Tensor inside(String name, Shape shape) {
        return new Tensor(name, shape, Element.FLOAT32, Role.VALUE);
    }
}

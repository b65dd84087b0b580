package lamina.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Dropout;
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

/** Ops with their gradients in odd shapes, the same each time: for tests of what makes a backend faster. */
public final class OpSamples {
    private OpSamples() {}

    /** Convolutions, products, max pools, normalizations and activations. */
    public static Stream<OpSample> all() {
        List<OpSample> all = new ArrayList<>();
        IntStream.range(0, 40).forEach(seed -> all.add(convolution(new Random(seed))));
        IntStream.range(0, 20).forEach(seed -> all.add(product(new Random(seed))));
        IntStream.range(0, 30).forEach(seed -> all.add(maximum(new Random(seed))));
        IntStream.range(0, 20).forEach(seed -> all.add(normalization(new Random(seed))));
        IntStream.range(0, 10).forEach(seed -> all.add(activation(new Random(seed))));
        all.addAll(larger());
        return all.stream();
    }

    /** Average pools. */
    public static Stream<OpSample> averages() {
        return IntStream.range(0, 20).mapToObj(seed -> average(new Random(seed)));
    }

    /** Softmax, of which there is no gradient. */
    public static Stream<OpSample> softmaxes() {
        return IntStream.range(0, 10).mapToObj(seed -> softmax(new Random(seed)));
    }

    /** Dropout, from none to nearly all. */
    public static Stream<OpSample> dropouts() {
        return IntStream.range(0, 10).mapToObj(seed -> dropout(Shape.of(3, 1 + 97 * seed), 0.1f * seed, seed));
    }

    /** One or two of each kind. */
    public static List<OpSample> few() {
        return List.of(
                convolution(Shape.of(2, 13, 11, 42), 54, new Window(3, 3, 2, 1, 1, 1, 1, 0), 3),
                convolution(Shape.of(2, 19, 19, 3), 33, Window.square(5, 2), 1),
                product(29, 300, 71),
                normalization(Shape.of(2, 5, 5, 42), 5, 0.75f),
                maximum(Shape.of(2, 9, 9, 42), Window.square(3, 2)),
                activation(Shape.of(2, 3, 3, 5)));
    }

    /** Several blocks in each direction. */
    public static List<OpSample> larger() {
        Window same = new Window(5, 5, 1, 1, 2, 2, 2, 2);
        return List.of(
                convolution(Shape.of(4, 67, 67, 3), 96, Window.square(11, 4), 1),
                convolution(Shape.of(2, 27, 27, 96), 256, same, 2),
                convolution(Shape.of(3, 32, 32, 3), 32, same, 1),
                product(5, 4097, 33),
                product(300, 513, 419));
    }

    private static OpSample convolution(Random random) {
        int group = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
        int in = group * (1 + random.nextInt(random.nextBoolean() ? 4 : 40));
        int out = group * (1 + random.nextInt(random.nextBoolean() ? 4 : 40));
        Window window = window(random, 5, 3);
        return convolution(images(random, window, in), out, window, group);
    }

    /** A convolution and its gradients; images are [batch, height, width, channels]. */
    public static OpSample convolution(Shape images, int out, Window window, int group) {
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
        return new OpSample(
                "Conv " + images + " * " + weights + " " + window + " group " + group,
                List.of(conv, new ConvData(conv, dy, dx), new ConvWeights(conv, dy, dw, db)),
                List.of(conv.y(), dx, dw, db));
    }

    private static OpSample product(Random random) {
        return product(1 + random.nextInt(20), 1 + random.nextInt(200), 1 + random.nextInt(80));
    }

    /** A product of [batch, in] with [out, in], and its gradients. */
    public static OpSample product(int batch, int in, int out) {
        Gemm gemm = new Gemm(
                outside("x", Shape.of(batch, in)),
                outside("w", Shape.of(out, in)),
                outside("b", Shape.of(out)),
                inside("y", Shape.of(batch, out)));
        Tensor dy = outside("dy", gemm.y().shape());
        Tensor dx = inside("dx", gemm.x().shape());
        Tensor dw = inside("dw", gemm.w().shape());
        Tensor db = inside("db", gemm.b().shape());
        return new OpSample(
                "Gemm " + gemm.x().shape() + " * " + gemm.w().shape(),
                List.of(gemm, new GemmData(gemm, dy, dx), new GemmWeights(gemm, dy, dw, db)),
                List.of(gemm.y(), dx, dw, db));
    }

    private static OpSample maximum(Random random) {
        Window window = window(random, 4, 3);
        return maximum(images(random, window, 1 + random.nextInt(70)), window);
    }

    /** A max pool and its gradient. */
    public static OpSample maximum(Shape images, Window window) {
        Tensor x = outside("x", images);
        Shape shape = window.over(images, images.dim(3));
        Tensor workspace = new Tensor("workspace", shape, Element.INT32, Role.VALUE);
        MaxPool pool = new MaxPool(x, inside("y", shape), workspace, window);
        Tensor dx = inside("dx", images);
        return new OpSample(
                "MaxPool " + images + " " + window,
                List.of(pool, new MaxPoolGradient(pool, outside("dy", shape), dx)),
                List.of(pool.y(), dx));
    }

    private static OpSample average(Random random) {
        Window window = window(random, 4, 3);
        Tensor x = outside("x", images(random, window, 1 + random.nextInt(40)));
        Shape shape = window.over(x.shape(), x.shape().dim(3));
        AveragePool pool = new AveragePool(x, inside("y", shape), window, random.nextBoolean());
        Tensor dx = inside("dx", x.shape());
        return new OpSample(
                "AveragePool " + x.shape() + " " + window + " " + pool.countIncludePad(),
                List.of(pool, new AveragePoolGradient(pool, outside("dy", shape), dx)),
                List.of(pool.y(), dx));
    }

    private static OpSample softmax(Random random) {
        Tensor x = outside("x", Shape.of(1 + random.nextInt(40), 1 + random.nextInt(1000)));
        Softmax softmax = new Softmax(x, inside("y", x.shape()));
        return new OpSample("Softmax " + x.shape(), List.of(softmax), List.of(softmax.y()));
    }

    private static OpSample normalization(Random random) {
        int channels = random.nextBoolean() ? 16 * (1 + random.nextInt(4)) : 1 + random.nextInt(70);
        int size = random.nextBoolean() ? 5 : 1 + random.nextInt(6);
        float beta = random.nextInt(4) > 0 ? 0.75f : random.nextFloat() + 0.5f;
        return normalization(images(random, Window.square(1, 1), channels), size, beta);
    }

    /** A local response normalization and its gradient. */
    public static OpSample normalization(Shape images, int size, float beta) {
        Tensor x = outside("x", images);
        Lrn lrn = new Lrn(x, inside("y", images), inside("workspace", images), size, 0.6f, beta, 2);
        Tensor dx = inside("dx", images);
        return new OpSample(
                "Lrn " + images + " size " + size + " beta " + beta,
                List.of(lrn, new LrnGradient(lrn, outside("dy", images), dx)),
                List.of(lrn.y(), dx));
    }

    private static OpSample activation(Random random) {
        return activation(images(random, Window.square(1, 1), 1 + random.nextInt(40)));
    }

    /** A rectifier and its gradient. */
    public static OpSample activation(Shape images) {
        Tensor x = outside("x", images);
        Relu relu = new Relu(x, inside("y", images));
        Tensor dx = inside("dx", images);
        return new OpSample(
                "Relu " + images,
                List.of(relu, new ReluGradient(relu, outside("dy", images), dx)),
                List.of(relu.y(), dx));
    }

    /** Dropout, which is its own gradient. */
    public static OpSample dropout(Shape shape, float ratio, long seed) {
        Tensor step = new Tensor("step", Shape.of(seed % 2 == 0 ? 1 : 2), Element.INT32, Role.INPUT);
        Dropout dropout = new Dropout(
                outside("x", shape), step, inside("y", shape), ratio, 1 / (1 - ratio), seed * -0x1234567890L, (int)
                        (seed * seed));
        return new OpSample("Dropout " + shape + " " + ratio, List.of(dropout), List.of(dropout.y()));
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

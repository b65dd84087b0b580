package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolution and its gradients against the definition in double precision, which scatters where the kernels gather. */
class ConvReferenceTest {
    static Stream<Conv> convolutions() {
        Conv conv1 = conv(2, 59, 57, 3, 12, new Window(11, 11, 4, 4, 0, 0, 3, 3), 1);
        return Stream.concat(Stream.of(conv1), IntStream.range(0, 60).mapToObj(ConvReferenceTest::random));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void agrees(Conv conv) {
        try (Machine machine = Machine.whole()) {
            float[] x = fill(machine, conv.x());
            float[] w = fill(machine, conv.w());
            float[] b = fill(machine, conv.b());
            float[] dy = fill(machine, Tensors.gradient(conv.y()));
            List<Op> gradients = Differentiation.of(conv, conv.reads()).ops();
            machine.run(conv);
            gradients.forEach(machine::run);
            Reference expected = Reference.of(conv, x, w, b, dy);
            near(expected.y(), machine.read(conv.y()));
            near(expected.dx(), machine.read(Tensors.gradient(conv.x())));
            near(expected.dw(), machine.read(Tensors.gradient(conv.w())));
            near(expected.db(), machine.read(Tensors.gradient(conv.b())));
        }
    }

    private record Reference(double[] y, double[] dx, double[] dw, double[] db) {
        static Reference of(Conv conv, float[] x, float[] w, float[] b, float[] dy) {
            Reference r = new Reference(
                    new double[dy.length], new double[x.length], new double[w.length], new double[b.length]);
            for (int i = 0; i < dy.length; i++) {
                int o = i % b.length;
                r.y[i] += b[o];
                r.db[o] += dy[i];
                for (int j = 0; j < w.length / b.length; j++) {
                    int k = o * (w.length / b.length) + j;
                    int at = source(conv, i, j);
                    if (at >= 0) {
                        r.y[i] += (double) x[at] * w[k];
                        r.dx[at] += (double) dy[i] * w[k];
                        r.dw[k] += (double) dy[i] * x[at];
                    }
                }
            }
            return r;
        }

        /** Where in x the tap j of a filter looks for output i; -1 in the padding. */
        private static int source(Conv conv, int i, int j) {
            Window v = conv.window();
            int out = conv.y().shape().dim(3);
            int ow = i / out % conv.y().shape().dim(2);
            int oh = i
                    / conv.y().shape().dim(3)
                    / conv.y().shape().dim(2)
                    % conv.y().shape().dim(1);
            int n = i / conv.y().shape().itemSize();
            int row = oh * v.strideHeight() - v.padTop() + j / v.kernelWidth() % v.kernelHeight();
            int column = ow * v.strideWidth() - v.padLeft() + j % v.kernelWidth();
            int height = conv.x().shape().dim(1);
            int width = conv.x().shape().dim(2);
            if (row < 0 || row >= height || column < 0 || column >= width) {
                return -1;
            }
            int in = conv.w().shape().dim(1);
            int c = i % out / (out / conv.group()) * in + j / v.area();
            return ((n * height + row) * width + column) * conv.x().shape().dim(3) + c;
        }
    }

    private static float[] fill(Machine machine, Tensor tensor) {
        float[] values = Tensors.gaussian(tensor.shape().size(), tensor.name().hashCode());
        machine.with(tensor, values);
        return values;
    }

    private static void near(double[] expected, float[] actual) {
        double scale = Math.sqrt(IntStream.range(0, expected.length)
                .mapToDouble(i -> expected[i] * expected[i] / expected.length)
                .sum());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 2e-6 * (scale + Math.abs(expected[i])));
        }
    }

    private static Conv random(int seed) {
        Random random = new Random(seed);
        Window window = new Window(
                1 + random.nextInt(5),
                1 + random.nextInt(5),
                1 + random.nextInt(4),
                1 + random.nextInt(4),
                random.nextInt(6),
                random.nextInt(6),
                random.nextInt(6),
                random.nextInt(6));
        int group = 1 + random.nextInt(3);
        int in = group * (1 + random.nextInt(6));
        int out = group * (1 + random.nextInt(20));
        return conv(1 + random.nextInt(3), 5 + random.nextInt(6), 5 + random.nextInt(6), in, out, window, group);
    }

    private static Conv conv(int batch, int height, int width, int in, int out, Window window, int group) {
        return new Conv(
                Tensors.floats("x", batch, height, width, in),
                Tensors.floats("w", out, in / group, window.kernelHeight(), window.kernelWidth()),
                Tensors.floats("b", out),
                Tensors.floats("y", batch, window.outHeight(height), window.outWidth(width), out),
                window,
                group);
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * y = Σ x², as ONNX's operator of this name over all axes. Stretches of about √n elements are added up first, then their sums, so that a
 * {@code float} keeps its digits; the stretches depend on nothing but the shape, so any number of threads gives the same bits.
 *
 * @param x the input, any shape
 * @param parts room for the stretches' sums, [{@link #parts(Shape)}]
 * @param y the sum, [1]
 */
public record ReduceSumSquare(Tensor x, Tensor parts, Tensor y) implements Op {

    /** Checks the shapes. */
    public ReduceSumSquare {
        Fit.of(y)
                .floats(x, parts, y)
                .shape("room for sums", parts, Shape.of(parts(x.shape())), "input", x)
                .shape("output", y, Shape.of(1), "input", x);
    }

    /** How many stretches there are. */
    public static int parts(Shape shape) {
        int stretch = stretch(shape);
        return (shape.size() + stretch - 1) / stretch;
    }

    private static int stretch(Shape shape) {
        return (int) Math.ceil(Math.sqrt(shape.size()));
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(parts, y);
    }

    @Override
    public void launch(Launcher on) {
        Floats sums = on.floats(parts);
        on.launch(parts.shape().size(), new Parts(on.floats(x), sums, stretch(x.shape())));
        on.launch(1, new Total(sums, on.floats(y)));
    }

    /** One iteration adds up one stretch. */
    public record Parts(Floats x, Floats sums, int stretch) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int part = from; part < to; part++) {
                int begin = part * stretch;
                int count = Math.min(stretch, x.length() - begin);
                float sum = 0;
                for (int i = begin; i < begin + count; i++) {
                    sum += x.get(i) * x.get(i);
                }
                sums.set(part, sum);
            }
        }
    }

    /** The one iteration adds up the stretches' sums. */
    public record Total(Floats sums, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float sum = 0;
                for (int part = 0; part < sums.length(); part++) {
                    sum += sums.get(part);
                }
                y.set(i, sum);
            }
        }
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * y = factor · x with a factor that was computed; {@link Scale} has one that is known.
 *
 * @param x the input, any shape
 * @param factor multiplies each element, [1]
 * @param y the output, same shape as x; x itself for a change in place
 */
public record ScaleBy(Tensor x, Tensor factor, Tensor y) implements Pointwise {

    /** Checks the shapes. */
    public ScaleBy {
        Fit.of(y).floats(x, factor, y).same("output", y, "input", x).shape("factor", factor, Shape.of(1), "input", x);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, factor);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Forward(on.floats(x), on.floats(factor), on.floats(y)));
    }

    /** One iteration computes one element. */
    public record Forward(Floats x, Floats factor, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            float f = factor.get(0);
            for (int i = from; i < to; i++) {
                y.set(i, f * x.get(i));
            }
        }
    }
}

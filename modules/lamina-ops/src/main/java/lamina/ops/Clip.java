package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * y = min(max(x, −limit), limit): cuts a gradient off, element by element. What is not a number stays so.
 *
 * @param x the input, any shape
 * @param y the output, same shape; x itself for a change in place
 * @param limit above 0
 */
public record Clip(Tensor x, Tensor y, float limit) implements Pointwise {

    /** Checks the shapes. */
    public Clip {
        Fit.of(y)
                .floats(x, y)
                .same("output", y, "input", x)
                .require(limit > 0, () -> "limit " + limit + " of a clip: expected above 0");
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Cut(on.floats(x), on.floats(y), limit));
    }

    /** One iteration cuts one element. */
    public record Cut(Floats x, Floats y, float limit) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float v = x.get(i);
                // comparisons, as min and max of some devices turn what is not a number into the limit
                y.set(i, v > limit ? limit : v < -limit ? -limit : v);
            }
        }
    }
}

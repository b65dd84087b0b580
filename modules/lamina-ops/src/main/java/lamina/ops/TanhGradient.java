package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Tanh}: dx = dy · (1 − y²). Reads y, not x: the input need not be kept.
 *
 * @param forward the activation
 * @param dy the gradient with respect to its output
 * @param dx the gradient with respect to its input
 */
public record TanhGradient(Tanh forward, Tensor dy, Tensor dx) implements Pointwise {

    /** Checks the shapes. */
    public TanhGradient {
        Fit.of(dx)
                .floats(dy, dx)
                .same("gradient", dy, "output", forward.y())
                .same("gradient", dx, "input", forward.x());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(forward.y(), dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(dx.shape().size(), new Backward(on.floats(forward.y()), on.floats(dy), on.floats(dx)));
    }

    /** One iteration computes one element. */
    public record Backward(Floats y, Floats dy, Floats dx) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float value = y.get(i);
                dx.set(i, dy.get(i) * (1f - value * value));
            }
        }
    }
}

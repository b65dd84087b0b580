package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * Hyperbolic tangent: y = tanh(x).
 *
 * @param x the input, any shape
 * @param y the output, same shape
 */
public record Tanh(Tensor x, Tensor y) implements Differentiable, Pointwise {

    /** Checks the shapes. */
    public Tanh {
        Fit.of(y).floats(x, y).same("output", y, "input", x);
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
    public void differentiate(Gradients gradients) {
        if (gradients.wanted(x)) {
            gradients.add(new TanhGradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(x.shape().size(), new Forward(on.floats(x), on.floats(y)));
    }

    /** One iteration computes one element. */
    public record Forward(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, Maths.tanh(x.get(i)));
            }
        }
    }
}

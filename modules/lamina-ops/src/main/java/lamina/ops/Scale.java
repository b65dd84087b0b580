package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * y = factor · x.
 *
 * @param x the input, any shape
 * @param y the output, same shape
 * @param factor multiplies each element
 */
public record Scale(Tensor x, Tensor y, float factor) implements Differentiable, Pointwise {

    /** Checks the shapes. */
    public Scale {
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
            gradients.add(new Scale(gradients.of(y), gradients.into(x), factor));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Forward(on.floats(x), on.floats(y), factor));
    }

    /** One iteration computes one element. */
    public record Forward(Floats x, Floats y, float factor) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, factor * x.get(i));
            }
        }
    }
}

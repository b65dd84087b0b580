package acme.swish;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * y = x / (1 + exp(-βx)), element by element.
 *
 * @param x any shape
 * @param y the same shape
 * @param beta steepness
 */
public record Swish(Tensor x, Tensor y, float beta) implements Differentiable {

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
            gradients.add(new SwishGradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Forward(on.floats(x), on.floats(y), beta));
    }

    /** One iteration for each element. */
    public record Forward(Floats x, Floats y, float beta) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float v = x.get(i);
                y.set(i, v / (1f + Maths.exp(-beta * v)));
            }
        }
    }
}

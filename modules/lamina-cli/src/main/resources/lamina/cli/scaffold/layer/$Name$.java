package $package$;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The op: y = x, or slope · x where x is negative, element by element.
 *
 * @param x any shape
 * @param y the same shape
 * @param slope what negative elements are multiplied by
 */
public record $Name$(Tensor x, Tensor y, float slope) implements Differentiable {

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
            gradients.add(new $Name$Gradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Forward(on.floats(x), on.floats(y), slope));
    }

    /** One iteration for each element: it writes only what no other one touches, allocates nothing, and throws nothing. */
    public record Forward(Floats x, Floats y, float slope) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float v = x.get(i);
                y.set(i, v < 0 ? slope * v : v);
            }
        }
    }
}

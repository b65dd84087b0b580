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
 * y = a + b.
 *
 * @param a a summand, any shape
 * @param b the other, same shape
 * @param y the sum, same shape
 */
public record Add(Tensor a, Tensor b, Tensor y) implements Differentiable, Pointwise {

    /** Checks the shapes. */
    public Add {
        Fit.of(y).floats(a, b, y).same("second summand", b, "the first", a).same("output", y, "summands", a);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(a, b);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void differentiate(Gradients gradients) {
        for (Tensor summand : reads()) {
            if (gradients.wanted(summand)) {
                gradients.add(new Scale(gradients.of(y), gradients.into(summand), 1f));
            }
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Forward(on.floats(a), on.floats(b), on.floats(y)));
    }

    /** One iteration computes one element. */
    public record Forward(Floats a, Floats b, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, a.get(i) + b.get(i));
            }
        }
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The same elements in the same order under another shape.
 *
 * @param x the input, any shape
 * @param y the output, any shape of as many elements
 */
public record Reshape(Tensor x, Tensor y) implements Differentiable {

    /** Checks the shapes. */
    public Reshape {
        Fit fit = Fit.of(y).floats(x, y);
        boolean fits = x.shape().size() == y.shape().size();
        fit.require(
                fits, () -> "input " + x.shape() + " does not fit output " + y.shape() + ": expected as many elements");
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
            gradients.add(new Reshape(gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(y.shape().size(), new Forward(on.floats(x), on.floats(y)));
    }

    /** One iteration copies one element. */
    public record Forward(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, x.get(i));
            }
        }
    }
}

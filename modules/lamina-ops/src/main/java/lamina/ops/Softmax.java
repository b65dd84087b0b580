package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * Probabilities from scores, along the last axis: y = e<sup>x</sup> / Σ e<sup>x</sup>.
 *
 * @param x the scores, any shape
 * @param y the probabilities, same shape; those along the last axis sum to 1
 */
public record Softmax(Tensor x, Tensor y) implements Differentiable {

    /** Checks the shapes. */
    public Softmax {
        Fit fit = Fit.of(y).floats(x, y).same("output", y, "input", x);
        fit.require(x.shape().rank() > 0, () -> "input " + x.shape() + " has no axis: expected at least one");
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
            gradients.add(new SoftmaxGradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        int classes = x.shape().dim(-1);
        on.launch(x.shape().size() / classes, new Forward(on.floats(x), on.floats(y), classes));
    }

    /** One iteration computes one row. */
    public record Forward(Floats x, Floats y, int classes) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int row = from; row < to; row++) {
                int begin = row * classes;
                float largest = x.get(begin);
                for (int c = 1; c < classes; c++) {
                    largest = Math.max(largest, x.get(begin + c));
                }
                float sum = 0;
                for (int c = 0; c < classes; c++) {
                    float e = Maths.exp(
                            x.get(begin + c) - largest); // at most 1, and 1 at least once: neither overflow nor 0 / 0
                    y.set(begin + c, e);
                    sum += e;
                }
                for (int c = 0; c < classes; c++) {
                    y.set(begin + c, y.get(begin + c) / sum);
                }
            }
        }
    }
}

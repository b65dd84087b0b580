package lamina.testkit;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * y = x&sup3;: an op that no backend has heard of, and must run all the same.
 *
 * @param x the input, of any shape
 * @param y the output, of the same shape
 */
public record Cube(Tensor x, Tensor y) implements Differentiable {

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
        on.launch(y.shape().size(), new Forward(on.floats(x), on.floats(y)));
    }

    @Override
    public void differentiate(Gradients gradients) {
        if (gradients.wanted(x)) {
            gradients.add(new Gradient(x, gradients.of(y), gradients.into(x)));
        }
    }

    /** The kernel; one iteration for each element. */
    public record Forward(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, x.get(i) * x.get(i) * x.get(i));
            }
        }
    }

    /**
     * dx = 3 &middot; x&sup2; &middot; dy.
     *
     * @param x the input of the cube
     * @param dy the gradient with respect to its output
     * @param dx the gradient with respect to its input
     */
    public record Gradient(Tensor x, Tensor dy, Tensor dx) implements Op {

        @Override
        public List<Tensor> reads() {
            return List.of(x, dy);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(dx);
        }

        @Override
        public void launch(Launcher on) {
            on.launch(dx.shape().size(), new Backward(on.floats(x), on.floats(dy), on.floats(dx)));
        }
    }

    /** The gradient's kernel; one iteration for each element. */
    public record Backward(Floats x, Floats dy, Floats dx) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                dx.set(i, 3 * x.get(i) * x.get(i) * dy.get(i));
            }
        }
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Softmax}: dx = y · (dy − Σ dy · y), the sum along the last axis.
 *
 * @param forward the softmax
 * @param dy the gradient with respect to its output
 * @param dx the gradient with respect to its input
 */
public record SoftmaxGradient(Softmax forward, Tensor dy, Tensor dx) implements Op {

    /** Checks the shapes. */
    public SoftmaxGradient {
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
        int classes = dx.shape().dim(-1);
        on.launch(
                dx.shape().size() / classes,
                new Backward(on.floats(forward.y()), on.floats(dy), on.floats(dx), classes));
    }

    /** One iteration computes one row. */
    public record Backward(Floats y, Floats dy, Floats dx, int classes) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int row = from; row < to; row++) {
                int begin = row * classes;
                float sum = 0;
                for (int c = 0; c < classes; c++) {
                    sum += dy.get(begin + c) * y.get(begin + c);
                }
                for (int c = 0; c < classes; c++) {
                    dx.set(begin + c, y.get(begin + c) * (dy.get(begin + c) - sum));
                }
            }
        }
    }
}

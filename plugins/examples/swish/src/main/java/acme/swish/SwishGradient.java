package acme.swish;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * dx = dy · (s + βx · s · (1 - s)) with s = 1 / (1 + exp(-βx)).
 *
 * @param forward the op whose gradient this is
 * @param dy the gradient of the loss with respect to its output
 * @param dx the gradient of the loss with respect to its input
 */
public record SwishGradient(Swish forward, Tensor dy, Tensor dx) implements Op {

    @Override
    public List<Tensor> reads() {
        return List.of(forward.x(), dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(dx.shape().size(), new Run(on.floats(forward.x()), on.floats(dy), on.floats(dx), forward.beta()));
    }

    /** One iteration for each element. */
    public record Run(Floats x, Floats dy, Floats dx, float beta) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float v = beta * x.get(i);
                float s = 1f / (1f + Maths.exp(-v));
                dx.set(i, dy.get(i) * (s + v * s * (1f - s)));
            }
        }
    }
}

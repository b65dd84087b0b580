package $package$;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient: dx = dy, or slope · dy where x is negative.
 *
 * @param forward the op whose gradient this is
 * @param dy the gradient of the loss with respect to its output
 * @param dx the gradient of the loss with respect to its input
 */
public record $Name$Gradient($Name$ forward, Tensor dy, Tensor dx) implements Op {

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
        on.launch(dx.shape().size(), new Backward(on.floats(forward.x()), on.floats(dy), on.floats(dx), forward.slope()));
    }

    /** One iteration for each element. */
    public record Backward(Floats x, Floats dy, Floats dx, float slope) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                dx.set(i, x.get(i) < 0 ? slope * dy.get(i) : dy.get(i));
            }
        }
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Concat} with respect to one of its inputs: that input's part of the output's; a piece of what ONNX's {@code Split}
 * gives.
 *
 * @param dy the gradient with respect to the output
 * @param dx the gradient with respect to the input
 * @param from where the input begins in the output's last dimension
 */
public record ConcatGradient(Tensor dy, Tensor dx, int from) implements Op {

    /** Checks the shapes. */
    public ConcatGradient {
        Fit fit = Fit.of(dx).floats(dy, dx);
        int width = dx.shape().dim(-1);
        fit.shape("gradient", dx, dy.shape().withLast(width), "that of the output", dy);
        int total = dy.shape().dim(-1);
        fit.require(
                from >= 0 && from + width <= total,
                () -> width + " of " + total + " from " + from + ": expected a part of the output");
    }

    @Override
    public List<Tensor> reads() {
        return List.of(dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                dx.shape().size(),
                new Backward(
                        on.floats(dy),
                        on.floats(dx),
                        dx.shape().dim(-1),
                        dy.shape().dim(-1),
                        from));
    }

    /** One iteration copies one element; the numbers are those of {@link Concat.Forward}. */
    public record Backward(Floats dy, Floats dx, int width, int total, int from) implements Kernel {
        @Override
        public void run(int begin, int end) {
            for (int i = begin; i < end; i++) {
                int row = i / width;
                dx.set(i, dy.get(row * total + from + i - row * width));
            }
        }
    }
}

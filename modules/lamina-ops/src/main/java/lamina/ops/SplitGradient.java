package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Split}: that of the part, in its place, and zero everywhere else.
 *
 * @param dy the gradient with respect to the part
 * @param dx the gradient with respect to the whole
 * @param from where the part begins in the last dimension
 */
public record SplitGradient(Tensor dy, Tensor dx, int from) implements Op {

    /** Checks the shapes. */
    public SplitGradient {
        Fit fit = Fit.of(dx).floats(dy, dx);
        int width = dy.shape().dim(-1);
        int total = dx.shape().dim(-1);
        fit.shape("gradient", dx, dy.shape().withLast(total), "that of the part", dy);
        fit.require(
                from >= 0 && from + width <= total,
                () -> width + " of " + total + " from " + from + ": expected a part of the whole");
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
                        dy.shape().dim(-1),
                        dx.shape().dim(-1),
                        from));
    }

    /** One iteration writes one element of the whole's gradient; the numbers are those of {@link Split.Forward}. */
    public record Backward(Floats dy, Floats dx, int width, int total, int from) implements Kernel {
        @Override
        public void run(int begin, int end) {
            for (int i = begin; i < end; i++) {
                int row = i / total;
                int column = i - row * total - from;
                float gradient = 0;
                if (column >= 0 && column < width) {
                    gradient = dy.get(row * width + column);
                }
                dx.set(i, gradient);
            }
        }
    }
}

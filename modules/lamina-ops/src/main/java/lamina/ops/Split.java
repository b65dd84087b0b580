package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * Cuts a part out of a tensor's last dimension: some of the channels of feature maps, of the features of rows; one output of ONNX's
 * {@code Split} with axis -1. The gradient of {@link Concat} with respect to one of its inputs is such a part of the output's.
 *
 * @param x the whole
 * @param y the part, alike but for the last dimension
 * @param from where the part begins in the last dimension
 */
public record Split(Tensor x, Tensor y, int from) implements Differentiable {

    /** Checks the shapes. */
    public Split {
        Fit fit = Fit.of(y).floats(x, y);
        int width = y.shape().dim(-1);
        fit.shape("part", y, x.shape().withLast(width), "the whole", x);
        int total = x.shape().dim(-1);
        fit.require(
                from >= 0 && from + width <= total,
                () -> width + " of " + total + " from " + from + ": expected a part of the whole");
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
            gradients.add(new SplitGradient(gradients.of(y), gradients.into(x), from));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                y.shape().size(),
                new Forward(
                        on.floats(x), on.floats(y), y.shape().dim(-1), x.shape().dim(-1), from));
    }

    /**
     * One iteration copies one element.
     *
     * @param width the last dimension of the part
     * @param total that of the whole
     * @param from where the part begins in it
     */
    public record Forward(Floats x, Floats y, int width, int total, int from) implements Kernel {
        @Override
        public void run(int begin, int end) {
            for (int i = begin; i < end; i++) {
                int row = i / width;
                y.set(i, x.get(row * total + from + i - row * width));
            }
        }
    }
}

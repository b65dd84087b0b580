package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link SoftmaxLoss}: dx = dlosses · (probabilities − 1 at the label).
 *
 * @param forward the loss
 * @param dlosses the gradient with respect to its losses, [batch]
 * @param dx the gradient with respect to its scores, [batch, classes]
 */
public record SoftmaxLossGradient(SoftmaxLoss forward, Tensor dlosses, Tensor dx) implements Op {

    /** Checks the shapes. */
    public SoftmaxLossGradient {
        Fit fit = Fit.of(dx).floats(dlosses, dx).same("gradient", dlosses, "losses", forward.losses());
        fit.same("gradient", dx, "input", forward.x());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(forward.probabilities(), forward.labels(), dlosses);
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
                        on.floats(forward.probabilities()),
                        on.ints(forward.labels()),
                        on.floats(dlosses),
                        on.floats(dx),
                        dx.shape().dim(1)));
    }

    /** One iteration computes one element. */
    public record Backward(Floats probabilities, Ints labels, Floats dlosses, Floats dx, int classes)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                int row = i / classes;
                float target = labels.get(row) == i % classes ? 1f : 0f;
                dx.set(i, dlosses.get(row) * (probabilities.get(i) - target));
            }
        }
    }
}

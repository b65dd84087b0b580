package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * Softmax and cross-entropy in one, ONNX's {@code SoftmaxCrossEntropyLoss} without reduction: losses[n] = log Σ<sub>c</sub>
 * e<sup>x[n,c]</sup> − x[n, labels[n]]. The gradient flows from the losses only; the probabilities are there to be looked at.
 *
 * @param x the scores, [batch, classes]
 * @param labels [batch] of {@code INT32}, each from 0 to classes − 1
 * @param probabilities the softmax of the scores, [batch, classes]
 * @param losses [batch]
 */
public record SoftmaxLoss(Tensor x, Tensor labels, Tensor probabilities, Tensor losses) implements Differentiable {

    /** Checks the shapes. */
    public SoftmaxLoss {
        Fit fit = Fit.of(losses).floats(x, probabilities, losses).ints(labels);
        fit.dimensions("input", x, List.of("batch", "classes")).same("probabilities", probabilities, "input", x);
        Shape batch = Shape.of(x.shape().dim(0));
        fit.shape("labels", labels, batch, "input", x).shape("losses", losses, batch, "input", x);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, labels);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(probabilities, losses);
    }

    @Override
    public void differentiate(Gradients gradients) {
        if (gradients.wanted(x)) {
            gradients.add(new SoftmaxLossGradient(this, gradients.of(losses), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                x.shape().dim(0),
                new Forward(
                        on.floats(x),
                        on.ints(labels),
                        on.floats(probabilities),
                        on.floats(losses),
                        x.shape().dim(1)));
    }

    /** One iteration computes one example. */
    public record Forward(Floats x, Ints labels, Floats probabilities, Floats losses, int classes) implements Kernel {
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
                    probabilities.set(begin + c, e);
                    sum += e;
                }
                for (int c = 0; c < classes; c++) {
                    probabilities.set(begin + c, probabilities.get(begin + c) / sum);
                }
                losses.set(row, Maths.log(sum) + largest - x.get(begin + labels.get(row)));
            }
        }
    }
}

package $package$;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * The op: p = softmax(x), and losses[n] = Σ<sub>c</sub> (p[n, c] − t[n, c])² where t is 1 at the label. The gradient flows from the losses
 * only.
 *
 * @param x the scores, [batch, classes]
 * @param labels [batch] of {@code INT32}
 * @param probabilities the softmax of the scores, [batch, classes]
 * @param losses [batch]
 */
public record $Name$Score(Tensor x, Tensor labels, Tensor probabilities, Tensor losses) implements Differentiable {

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
            gradients.add(new $Name$Gradient(this, gradients.of(losses), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        int classes = x.shape().dim(1);
        on.launch(
                x.shape().dim(0),
                new Forward(on.floats(x), on.ints(labels), on.floats(probabilities), on.floats(losses), classes));
    }

    /** One iteration for each picture: it writes only what no other one touches, allocates nothing, and throws nothing. */
    public record Forward(Floats x, Ints labels, Floats probabilities, Floats losses, int classes) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int n = from; n < to; n++) {
                int begin = n * classes;
                float largest = x.get(begin);
                for (int c = 1; c < classes; c++) {
                    largest = Math.max(largest, x.get(begin + c));
                }
                float sum = 0;
                for (int c = 0; c < classes; c++) {
                    float power = Maths.exp(x.get(begin + c) - largest); // at most 1: no overflow
                    probabilities.set(begin + c, power);
                    sum += power;
                }
                float loss = 0;
                for (int c = 0; c < classes; c++) {
                    float p = probabilities.get(begin + c) / sum;
                    float error = c == labels.get(n) ? p - 1 : p;
                    probabilities.set(begin + c, p);
                    loss += error * error;
                }
                losses.set(n, loss);
            }
        }
    }
}

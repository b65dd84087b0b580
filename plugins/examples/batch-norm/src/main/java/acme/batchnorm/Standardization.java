package acme.batchnorm;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * y = scale · (x − mean) / √(variance + ε) + bias, with a mean and a variance that are known: what evaluation does.
 *
 * @param x [batch, …, channels]
 * @param mean [channels]
 * @param variance [channels]
 * @param scale [channels]
 * @param bias [channels]
 * @param y the same shape as x
 * @param epsilon ε
 */
public record Standardization(
        Tensor x, Tensor mean, Tensor variance, Tensor scale, Tensor bias, Tensor y, float epsilon) implements Op {

    @Override
    public List<Tensor> reads() {
        return List.of(x, mean, variance, scale, bias);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void launch(Launcher on) {
        Rows rows = Rows.of(x.shape());
        on.launch(
                rows.count(),
                new Forward(
                        on.floats(x),
                        on.floats(mean),
                        on.floats(variance),
                        on.floats(scale),
                        on.floats(bias),
                        on.floats(y),
                        rows.channels(),
                        epsilon));
    }

    /** One iteration for each row. */
    public record Forward(
            Floats x, Floats mean, Floats variance, Floats scale, Floats bias, Floats y, int channels, float epsilon)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int row = from; row < to; row++) {
                for (int channel = 0; channel < channels; channel++) {
                    int i = row * channels + channel;
                    float factor = scale.get(channel) / Maths.sqrt(variance.get(channel) + epsilon);
                    y.set(i, factor * (x.get(i) - mean.get(channel)) + bias.get(channel));
                }
            }
        }
    }
}

package acme.batchnorm;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * y = scale · (x − μ) / √(σ² + ε) + bias, with the mean μ and the variance σ² of each channel over the batch at hand.
 *
 * @param x [batch, …, channels]
 * @param scale [channels]
 * @param bias [channels]
 * @param parts room, [stretches, 2]
 * @param mean [channels], μ
 * @param variance [channels], σ², the mean square deviation
 * @param y the same shape as x
 * @param epsilon ε
 */
public record BatchNormalization(
        Tensor x, Tensor scale, Tensor bias, Tensor parts, Tensor mean, Tensor variance, Tensor y, float epsilon)
        implements Differentiable {

    @Override
    public List<Tensor> reads() {
        return List.of(x, scale, bias);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(parts, mean, variance, y);
    }

    @Override
    public void differentiate(Gradients gradients) {
        ChannelGradients sums = gradients.add(new ChannelGradients(
                this,
                gradients.of(y),
                gradients.value("sums", parts.shape()),
                room(gradients, scale),
                room(gradients, bias)));
        if (gradients.wanted(x)) {
            gradients.add(new InputGradient(sums, gradients.into(x)));
        }
    }

    /** The gradient with respect to x is made of those of scale and bias, whether these are wanted or not. */
    private static Tensor room(Gradients gradients, Tensor parameter) {
        return gradients.wanted(parameter) ? gradients.into(parameter) : gradients.value("unused", parameter.shape());
    }

    @Override
    public void launch(Launcher on) {
        Rows rows = Rows.of(x.shape());
        Floats values = on.floats(x);
        Floats moments = on.floats(parts);
        on.launch(rows.parts(), new Parts(values, moments, rows.count(), rows.channels(), rows.stretch()));
        on.launch(
                rows.channels(),
                new Merge(
                        moments, on.floats(mean), on.floats(variance), rows.count(), rows.channels(), rows.stretch()));
        new Standardization(x, mean, variance, scale, bias, y, epsilon).launch(on);
    }

    /** One iteration: the mean of a channel over one stretch of rows, and the sum of squared deviations from that. */
    public record Parts(Floats x, Floats parts, int rows, int channels, int stretch) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                int channel = i % channels;
                int begin = i / channels * stretch;
                int end = Math.min(rows, begin + stretch);
                float origin = x.get(begin * channels + channel); // far from zero, sums of x itself would lose digits
                float sum = 0;
                for (int row = begin; row < end; row++) {
                    sum += x.get(row * channels + channel) - origin;
                }
                float mean = origin + sum / (end - begin);
                float squares = 0;
                for (int row = begin; row < end; row++) {
                    float deviation = x.get(row * channels + channel) - mean;
                    squares += deviation * deviation;
                }
                parts.set(2 * i, mean);
                parts.set(2 * i + 1, squares);
            }
        }
    }

    /** One iteration for each channel: puts its stretches together (Chan, Golub, LeVeque 1979). */
    public record Merge(Floats parts, Floats mean, Floats variance, int rows, int channels, int stretch)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int channel = from; channel < to; channel++) {
                float origin = parts.get(2 * channel);
                float offset = 0; // of the mean so far
                float squares = 0;
                for (int begin = 0; begin < rows; begin += stretch) {
                    int part = begin / stretch * channels + channel;
                    int end = Math.min(rows, begin + stretch);
                    float share = (float) (end - begin) / end;
                    float away = parts.get(2 * part) - origin - offset;
                    offset += away * share;
                    squares += parts.get(2 * part + 1) + away * away * share * begin;
                }
                mean.set(channel, origin + offset);
                variance.set(channel, squares / rows);
            }
        }
    }
}

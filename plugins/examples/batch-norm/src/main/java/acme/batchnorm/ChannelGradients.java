package acme.batchnorm;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * dscale = Σ dy · x̂ and dbias = Σ dy over the rows of each channel, with x̂ = (x − μ) / √(σ² + ε).
 *
 * @param forward the op whose gradient this is
 * @param dy the gradient of the loss with respect to its output
 * @param parts room, [stretches, 2]
 * @param dscale the gradient with respect to its scale
 * @param dbias the gradient with respect to its bias
 */
public record ChannelGradients(BatchNormalization forward, Tensor dy, Tensor parts, Tensor dscale, Tensor dbias)
        implements Op {

    @Override
    public List<Tensor> reads() {
        return List.of(forward.x(), forward.mean(), forward.variance(), dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(parts, dscale, dbias);
    }

    @Override
    public void launch(Launcher on) {
        Rows rows = Rows.of(dy.shape());
        Floats sums = on.floats(parts);
        on.launch(
                rows.parts(),
                new Parts(
                        on.floats(forward.x()),
                        on.floats(forward.mean()),
                        on.floats(forward.variance()),
                        on.floats(dy),
                        sums,
                        rows.count(),
                        rows.channels(),
                        rows.stretch(),
                        forward.epsilon()));
        on.launch(rows.channels(), new Total(sums, on.floats(dscale), on.floats(dbias), rows.parts(), rows.channels()));
    }

    /** One iteration adds up one stretch of rows in one channel. */
    public record Parts(
            Floats x,
            Floats mean,
            Floats variance,
            Floats dy,
            Floats parts,
            int rows,
            int channels,
            int stretch,
            float epsilon)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                int channel = i % channels;
                int begin = i / channels * stretch;
                int end = Math.min(rows, begin + stretch);
                float products = 0;
                float sum = 0;
                for (int row = begin; row < end; row++) {
                    int at = row * channels + channel;
                    products += dy.get(at) * (x.get(at) - mean.get(channel));
                    sum += dy.get(at);
                }
                parts.set(2 * i, products / Maths.sqrt(variance.get(channel) + epsilon));
                parts.set(2 * i + 1, sum);
            }
        }
    }

    /** One iteration for each channel adds up its stretches. */
    public record Total(Floats parts, Floats dscale, Floats dbias, int count, int channels) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int channel = from; channel < to; channel++) {
                float products = 0;
                float sum = 0;
                for (int part = channel; part < count; part += channels) {
                    products += parts.get(2 * part);
                    sum += parts.get(2 * part + 1);
                }
                dscale.set(channel, products);
                dbias.set(channel, sum);
            }
        }
    }
}

package acme.batchnorm;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * dx = scale / √(σ² + ε) · (dy − (dbias + x̂ · dscale) / n), n being the rows: every x moves the mean and the variance, too.
 *
 * @param sums the gradients of scale and bias
 * @param dx the gradient of the loss with respect to the input
 */
public record InputGradient(ChannelGradients sums, Tensor dx) implements Op {

    @Override
    public List<Tensor> reads() {
        BatchNormalization forward = sums.forward();
        return List.of(
                forward.x(),
                forward.mean(),
                forward.variance(),
                forward.scale(),
                sums.dy(),
                sums.dscale(),
                sums.dbias());
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public void launch(Launcher on) {
        BatchNormalization forward = sums.forward();
        Rows rows = Rows.of(dx.shape());
        on.launch(
                rows.count(),
                new Run(
                        on.floats(forward.x()),
                        on.floats(forward.mean()),
                        on.floats(forward.variance()),
                        on.floats(forward.scale()),
                        on.floats(sums.dy()),
                        on.floats(sums.dscale()),
                        on.floats(sums.dbias()),
                        on.floats(dx),
                        rows.count(),
                        rows.channels(),
                        forward.epsilon()));
    }

    /** One iteration for each row. */
    public record Run(
            Floats x,
            Floats mean,
            Floats variance,
            Floats scale,
            Floats dy,
            Floats dscale,
            Floats dbias,
            Floats dx,
            int rows,
            int channels,
            float epsilon)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int row = from; row < to; row++) {
                for (int channel = 0; channel < channels; channel++) {
                    int i = row * channels + channel;
                    float inverse = 1f / Maths.sqrt(variance.get(channel) + epsilon);
                    float normal = (x.get(i) - mean.get(channel)) * inverse;
                    float common = (dbias.get(channel) + normal * dscale.get(channel)) / rows;
                    dx.set(i, scale.get(channel) * inverse * (dy.get(i) - common));
                }
            }
        }
    }
}

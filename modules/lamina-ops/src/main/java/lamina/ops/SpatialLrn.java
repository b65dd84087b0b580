package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * Local response normalization within a channel, Caffe's {@code WITHIN_CHANNEL}: y = x / s<sup>beta</sup> with
 * s = bias + alpha / size² · Σ x², over the size × size places around the element that are in the picture, those from
 * (size − 1) / 2 before it to size / 2 behind it in both directions. Caffe's bias is 1.
 *
 * @param x the input, [batch, height, width, channels]
 * @param y the output, same shape
 * @param workspace what forward leaves for the gradient, same shape; its content is private to whoever runs the two
 * @param size rows and columns of the neighbourhood
 * @param alpha see the formula
 * @param beta see the formula
 * @param bias see the formula
 */
public record SpatialLrn(Tensor x, Tensor y, Tensor workspace, int size, float alpha, float beta, float bias)
        implements Differentiable {

    /** Checks the shapes. */
    public SpatialLrn {
        Fit fit = Fit.of(y).floats(x, y, workspace).dimensions("input", x, Fit.FEATURE_MAPS);
        fit.same("output", y, "input", x).same("workspace", workspace, "input", x);
        fit.require(size >= 1, () -> "normalization over a size of " + size + ": expected at least 1");
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y, workspace);
    }

    @Override
    public void differentiate(Gradients gradients) {
        if (gradients.wanted(x)) {
            Tensor dy = gradients.of(y);
            Tensor crossed = gradients.value(x.name() + ".crossed", x.shape());
            gradients.add(new SpatialLrnGradient(this, dy, crossed, gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                x.shape().size() / x.shape().dim(3),
                new Forward(
                        on.floats(x),
                        on.floats(y),
                        on.floats(workspace),
                        x.shape().dim(1),
                        x.shape().dim(2),
                        x.shape().dim(3),
                        size,
                        alpha,
                        beta,
                        bias));
    }

    /** One iteration computes all channels of one place, and leaves their s in the workspace; along channels loops become vector code. */
    public record Forward(
            Floats x,
            Floats y,
            Floats workspace,
            int height,
            int width,
            int channels,
            int size,
            float alpha,
            float beta,
            float bias)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            int before = (size - 1) / 2;
            for (int place = from; place < to; place++) {
                int top = place / width % height - before;
                int left = place % width - before;
                int origin = place / (height * width) * height * width;
                int i = place * channels;
                for (int c = 0; c < channels; c++) {
                    workspace.set(i + c, 0f);
                }
                for (int row = Math.max(0, top); row < Math.min(height, top + size); row++) {
                    for (int column = Math.max(0, left); column < Math.min(width, left + size); column++) {
                        int at = (origin + row * width + column) * channels;
                        for (int c = 0; c < channels; c++) {
                            float value = x.get(at + c);
                            workspace.set(i + c, workspace.get(i + c) + value * value);
                        }
                    }
                }
                for (int c = 0; c < channels; c++) {
                    float s = bias + alpha / (size * size) * workspace.get(i + c);
                    workspace.set(i + c, s);
                    y.set(i + c, x.get(i + c) * Maths.pow(s, -beta));
                }
            }
        }
    }
}

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
 * Local response normalization across channels, ONNX's {@code LRN} (Krizhevsky 2012, section 3.3): y[c] = x[c] / s[c]<sup>beta</sup>
 * with s[c] = bias + alpha / size · Σ x[j]², over the channels j from c − (size − 1) / 2 to c + size / 2 that exist, at the same place.
 * The paper's own alpha is not divided by the size: its 10<sup>−4</sup> is 5 · 10<sup>−4</sup> here.
 *
 * @param x the input, [batch, height, width, channels]
 * @param y the output, same shape
 * @param workspace what forward leaves for the gradient, same shape; its content is private to whoever runs the two
 * @param size how many channels, 5 in the paper
 * @param alpha see the formula
 * @param beta see the formula, 0.75 in the paper
 * @param bias see the formula, the paper's k = 2
 */
public record Lrn(Tensor x, Tensor y, Tensor workspace, int size, float alpha, float beta, float bias)
        implements Differentiable {

    /** Checks the shapes. */
    public Lrn {
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
            gradients.add(new LrnGradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                x.shape().size(),
                new Forward(
                        on.floats(x),
                        on.floats(y),
                        on.floats(workspace),
                        x.shape().dim(3),
                        size,
                        alpha,
                        beta,
                        bias));
    }

    /** One iteration computes one element, and leaves its s in the workspace. */
    public record Forward(
            Floats x, Floats y, Floats workspace, int channels, int size, float alpha, float beta, float bias)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            int before = (size - 1) / 2;
            for (int i = from; i < to; i++) {
                int c = i % channels;
                int end = Math.min(channels, c - before + size);
                float sum = 0;
                for (int j = Math.max(0, c - before); j < end; j++) {
                    float value = x.get(i - c + j);
                    sum += value * value;
                }
                float s = bias + alpha / size * sum;
                workspace.set(i, s);
                y.set(i, x.get(i) * Maths.pow(s, -beta));
            }
        }
    }
}

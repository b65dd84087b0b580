package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * The gradient of {@link Lrn}. From y[j] = x[j] · s[j]<sup>−beta</sup> and ∂s[j]/∂x[c] = 2 · alpha / size · x[c] where c is in j's
 * window: dx[c] = dy[c] · s[c]<sup>−beta</sup> − 2 · alpha · beta / size · x[c] · Σ dy[j] · x[j] · s[j]<sup>−beta − 1</sup>, over the
 * j whose window has c.
 *
 * @param forward the normalization
 * @param dy the gradient with respect to its output
 * @param dx the gradient with respect to its input
 */
public record LrnGradient(Lrn forward, Tensor dy, Tensor dx) implements Op {

    /** Checks the shapes. */
    public LrnGradient {
        Fit.of(dx)
                .floats(dy, dx)
                .same("gradient", dy, "output", forward.y())
                .same("gradient", dx, "input", forward.x());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(forward.x(), forward.workspace(), dy);
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
                        on.floats(forward.x()),
                        on.floats(forward.workspace()),
                        on.floats(dy),
                        on.floats(dx),
                        dx.shape().dim(3),
                        forward.size(),
                        forward.alpha(),
                        forward.beta()));
    }

    /** One iteration computes one element. */
    public record Backward(
            Floats x, Floats workspace, Floats dy, Floats dx, int channels, int size, float alpha, float beta)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            int before = size / 2; // as far as windows reach behind their own place
            for (int i = from; i < to; i++) {
                int c = i % channels;
                int end = Math.min(channels, c - before + size);
                float sum = 0;
                for (int j = Math.max(0, c - before); j < end; j++) {
                    int at = i - c + j;
                    sum += dy.get(at) * x.get(at) * Maths.pow(workspace.get(at), -beta) / workspace.get(at);
                }
                float own = dy.get(i) * Maths.pow(workspace.get(i), -beta);
                dx.set(i, own - 2f * alpha * beta / size * x.get(i) * sum);
            }
        }
    }
}

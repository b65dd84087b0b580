package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * The gradient of {@link SpatialLrn}, with the same derivation as {@link LrnGradient}: dx[i] = dy[i] · s[i]<sup>−beta</sup> − 2 · alpha ·
 * beta / size² · x[i] · Σ dy[j] · x[j] · s[j]<sup>−beta − 1</sup>, over the places j whose neighbourhood has i.
 *
 * @param forward the normalization
 * @param dy the gradient with respect to its output
 * @param crossed what is summed, dy · x · s<sup>−beta − 1</sup>: computed once for each place, not once for each neighbour
 * @param dx the gradient with respect to its input
 */
public record SpatialLrnGradient(SpatialLrn forward, Tensor dy, Tensor crossed, Tensor dx) implements Op {

    /** Checks the shapes. */
    public SpatialLrnGradient {
        Fit.of(dx)
                .floats(dy, crossed, dx)
                .same("gradient", dy, "output", forward.y())
                .same("terms", crossed, "output", forward.y())
                .same("gradient", dx, "input", forward.x());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(forward.x(), forward.workspace(), dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(crossed, dx);
    }

    @Override
    public void launch(Launcher on) {
        Floats x = on.floats(forward.x());
        Floats workspace = on.floats(forward.workspace());
        Floats terms = on.floats(crossed);
        on.launch(dx.shape().size(), new Crossed(x, workspace, on.floats(dy), terms, forward.beta()));
        on.launch(
                dx.shape().size(),
                new Backward(
                        x,
                        workspace,
                        on.floats(dy),
                        terms,
                        on.floats(dx),
                        dx.shape().dim(1),
                        dx.shape().dim(2),
                        dx.shape().dim(3),
                        forward.size(),
                        forward.alpha(),
                        forward.beta()));
    }

    /** One iteration computes what one place contributes to its neighbours' sums. */
    public record Crossed(Floats x, Floats workspace, Floats dy, Floats crossed, float beta) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float s = workspace.get(i);
                crossed.set(i, dy.get(i) * x.get(i) * Maths.pow(s, -beta) / s);
            }
        }
    }

    /** One iteration computes one element. */
    public record Backward(
            Floats x,
            Floats workspace,
            Floats dy,
            Floats crossed,
            Floats dx,
            int height,
            int width,
            int channels,
            int size,
            float alpha,
            float beta)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            int before = size / 2; // as far as windows reach behind their own place
            for (int i = from; i < to; i++) {
                int top = i / channels / width % height - before;
                int left = i / channels % width - before;
                int origin = i / (height * width * channels) * height * width * channels + i % channels;
                float sum = 0;
                for (int row = Math.max(0, top); row < Math.min(height, top + size); row++) {
                    for (int column = Math.max(0, left); column < Math.min(width, left + size); column++) {
                        sum += crossed.get(origin + (row * width + column) * channels);
                    }
                }
                float own = dy.get(i) * Maths.pow(workspace.get(i), -beta);
                dx.set(i, own - 2f * alpha * beta / (size * size) * x.get(i) * sum);
            }
        }
    }
}

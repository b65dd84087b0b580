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
                dx.shape().size() / dx.shape().dim(3),
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

    /** One iteration computes all channels of one place. */
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
            float factor = 2f * alpha * beta / (size * size);
            for (int place = from; place < to; place++) {
                int top = place / width % height - before;
                int left = place % width - before;
                int origin = place / (height * width) * height * width;
                int i = place * channels;
                for (int c = 0; c < channels; c++) {
                    dx.set(i + c, 0f);
                }
                for (int row = Math.max(0, top); row < Math.min(height, top + size); row++) {
                    for (int column = Math.max(0, left); column < Math.min(width, left + size); column++) {
                        int at = (origin + row * width + column) * channels;
                        for (int c = 0; c < channels; c++) {
                            dx.set(i + c, dx.get(i + c) + crossed.get(at + c));
                        }
                    }
                }
                for (int c = 0; c < channels; c++) {
                    float own = dy.get(i + c) * Maths.pow(workspace.get(i + c), -beta);
                    dx.set(i + c, own - factor * x.get(i + c) * dx.get(i + c));
                }
            }
        }
    }
}

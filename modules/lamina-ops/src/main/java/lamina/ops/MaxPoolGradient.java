package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link MaxPool}: each input gathers from the windows that it won.
 *
 * @param forward the pooling
 * @param dy the gradient with respect to its output
 * @param dx the gradient with respect to its input
 */
public record MaxPoolGradient(MaxPool forward, Tensor dy, Tensor dx) implements Op {

    /** Checks the shapes. */
    public MaxPoolGradient {
        Fit.of(dx)
                .floats(dy, dx)
                .same("gradient", dy, "output", forward.y())
                .same("gradient", dx, "input", forward.x());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(forward.workspace(), dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public void launch(Launcher on) {
        Tensor x = forward.x();
        Tensor y = forward.y();
        Window window = forward.window();
        on.launch(
                x.shape().size(),
                new Gather(
                        on.floats(dy),
                        on.ints(forward.workspace()),
                        on.floats(dx),
                        x.shape().dim(1),
                        x.shape().dim(2),
                        x.shape().dim(3),
                        y.shape().dim(1),
                        y.shape().dim(2),
                        window.kernelHeight(),
                        window.kernelWidth(),
                        window.strideHeight(),
                        window.strideWidth(),
                        window.padTop(),
                        window.padLeft()));
    }

    /** One iteration computes the gradient of one input. */
    public record Gather(
            Floats dy,
            Ints workspace,
            Floats dx,
            int height,
            int width,
            int channels,
            int outHeight,
            int outWidth,
            int kernelHeight,
            int kernelWidth,
            int strideHeight,
            int strideWidth,
            int padTop,
            int padLeft)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                int c = i % channels;
                int n = i / channels / width / height;
                int bottom = i / channels / width % height + padTop;
                int right = i / channels % width + padLeft;
                int lastRow = Math.min(outHeight - 1, bottom / strideHeight);
                int lastColumn = Math.min(outWidth - 1, right / strideWidth);
                // The first window that reaches so far down; the numerator may be negative, and then 0 is the larger.
                int firstRow = Math.max(0, (bottom - kernelHeight + strideHeight) / strideHeight);
                int firstColumn = Math.max(0, (right - kernelWidth + strideWidth) / strideWidth);
                int place = i / channels % (height * width);
                float sum = 0;
                for (int row = firstRow; row <= lastRow; row++) {
                    for (int column = firstColumn; column <= lastColumn; column++) {
                        int o = ((n * outHeight + row) * outWidth + column) * channels + c;
                        sum += workspace.get(o) == place ? dy.get(o) : 0f;
                    }
                }
                dx.set(i, sum);
            }
        }
    }
}

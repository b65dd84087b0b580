package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/**
 * The largest value under each window, ONNX's {@code MaxPool}; padding never wins. Of equal values the first in row-major order has the
 * gradient. Windows may overlap, as in Krizhevsky 2012, section 3.4.
 *
 * @param x the input, [batch, height, width, channels]
 * @param y the output, [batch, outHeight, outWidth, channels]
 * @param workspace which value won, {@code INT32} of y's shape; its content is private to whoever runs this op and its gradient
 * @param window kernel, strides and padding; the padding is smaller than the kernel
 */
public record MaxPool(Tensor x, Tensor y, Tensor workspace, Window window) implements Differentiable {

    /** Checks the shapes. */
    public MaxPool {
        Fit fit = Fit.of(y)
                .floats(x, y)
                .ints(workspace)
                .dimensions("input", x, Fit.FEATURE_MAPS)
                .pool(window);
        fit.shape("output", y, window.over(x.shape(), x.shape().dim(3)), "input", x)
                .same("workspace", workspace, "output", y);
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
            gradients.add(new MaxPoolGradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                y.shape().size(),
                new Forward(
                        on.floats(x),
                        on.floats(y),
                        on.ints(workspace),
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

    /** One iteration computes one output, and leaves the place it came from in the workspace: row · width + column. */
    public record Forward(
            Floats x,
            Floats y,
            Ints workspace,
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
                int n = i / channels / outWidth / outHeight;
                int top = i / channels / outWidth % outHeight * strideHeight - padTop;
                int left = i / channels % outWidth * strideWidth - padLeft;
                int base = n * height * width * channels + i % channels;
                float best = 0;
                int at = -1;
                for (int row = Math.max(0, top); row < Math.min(height, top + kernelHeight); row++) {
                    for (int column = Math.max(0, left); column < Math.min(width, left + kernelWidth); column++) {
                        int place = row * width + column;
                        float value = x.get(base + place * channels);
                        if (at < 0 || value > best) {
                            best = value;
                            at = place;
                        }
                    }
                }
                y.set(i, best);
                workspace.set(i, at);
            }
        }
    }
}

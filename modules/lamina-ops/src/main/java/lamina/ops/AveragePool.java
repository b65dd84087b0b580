package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The mean under each window, ONNX's {@code AveragePool}.
 *
 * @param x the input, [batch, height, width, channels]
 * @param y the output, [batch, outHeight, outWidth, channels]
 * @param window kernel, strides and padding; the padding is smaller than the kernel
 * @param countIncludePad whether to divide by the whole window, or by the part of it that is in the picture
 */
public record AveragePool(Tensor x, Tensor y, Window window, boolean countIncludePad) implements Differentiable {

    /** Checks the shapes. */
    public AveragePool {
        Fit fit =
                Fit.of(y).floats(x, y).dimensions("input", x, Fit.FEATURE_MAPS).pool(window);
        fit.shape("output", y, window.over(x.shape(), x.shape().dim(3)), "input", x);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void differentiate(Gradients gradients) {
        if (gradients.wanted(x)) {
            gradients.add(new AveragePoolGradient(this, gradients.of(y), gradients.into(x)));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                y.shape().size(),
                new Forward(
                        on.floats(x),
                        on.floats(y),
                        countIncludePad,
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

    /** One iteration computes one output. */
    public record Forward(
            Floats x,
            Floats y,
            boolean countIncludePad,
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
                float sum = 0;
                int count = 0;
                for (int row = Math.max(0, top); row < Math.min(height, top + kernelHeight); row++) {
                    for (int column = Math.max(0, left); column < Math.min(width, left + kernelWidth); column++) {
                        sum += x.get(base + (row * width + column) * channels);
                        count++;
                    }
                }
                y.set(i, sum / (countIncludePad ? kernelHeight * kernelWidth : count));
            }
        }
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * Convolution, ONNX's {@code Conv}: y[n,i,j,o] = b[o] + Σ<sub>c,p,q</sub> w[o,c,p,q] · x[n, i·stride + p − pad, j·stride + q − pad, c'],
 * where x is 0 in the padding, and c' is channel c of the group that o belongs to.
 *
 * @param x the input, [batch, height, width, in]
 * @param w the weights, [out, in / group, kernelHeight, kernelWidth]
 * @param b the biases, [out]
 * @param y the output, [batch, outHeight, outWidth, out]
 * @param window kernel, strides and padding
 * @param group channels are cut into so many equal groups, each convolved apart from the others; divides in and out
 */
public record Conv(Tensor x, Tensor w, Tensor b, Tensor y, Window window, int group) implements Differentiable {
    private static final List<String> WEIGHTS = List.of("out", "in / group", "kernelHeight", "kernelWidth");

    /** Checks the shapes. */
    public Conv {
        Fit fit = Fit.of(y).floats(x, w, b, y);
        fit.dimensions("input", x, Fit.FEATURE_MAPS).dimensions("weights", w, WEIGHTS);
        Shape in = x.shape();
        int out = w.shape().dim(0);
        fit.require(
                group >= 1 && out % group == 0,
                () -> "group " + group + " does not divide the outputs of weights " + w.shape());
        Shape expected = Shape.of(in.dim(0), in.dim(1), in.dim(2), w.shape().dim(1) * group);
        fit.shape("input", x, expected, "weights", w);
        fit.shape(
                "weights", w, Shape.of(out, w.shape().dim(1), window.kernelHeight(), window.kernelWidth()), "input", x);
        fit.shape("bias", b, Shape.of(out), "weights", w);
        fit.shape("output", y, window.over(in, out), "input", x);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, w, b);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public long multiplyAdds() {
        return (long) y.shape().size() * w.shape().itemSize();
    }

    @Override
    public void differentiate(Gradients gradients) {
        Tensor dy = gradients.of(y);
        if (gradients.wanted(x)) {
            gradients.add(new ConvData(this, dy, gradients.into(x)));
        }
        if (gradients.wanted(w) || gradients.wanted(b)) {
            gradients.add(new ConvWeights(this, dy, Wanted.into(gradients, w), Wanted.into(gradients, b)));
        }
    }

    @Override
    public void launch(Launcher on) {
        int places = y.shape().size() / y.shape().dim(3);
        on.launch(
                places * Tiles.of(y.shape().dim(3), group),
                new Forward(
                        on.floats(x),
                        on.floats(w),
                        on.floats(b),
                        on.floats(y),
                        x.shape().dim(1),
                        x.shape().dim(2),
                        x.shape().dim(3),
                        y.shape().dim(1),
                        y.shape().dim(2),
                        y.shape().dim(3),
                        group,
                        window.kernelHeight(),
                        window.kernelWidth(),
                        window.strideHeight(),
                        window.strideWidth(),
                        window.padTop(),
                        window.padLeft()));
    }

    /** One iteration computes up to eight output channels of one place: eight sums keep the processor busy where one would wait. */
    public record Forward(
            Floats x,
            Floats w,
            Floats b,
            Floats y,
            int height,
            int width,
            int channels,
            int outHeight,
            int outWidth,
            int outChannels,
            int group,
            int kernelHeight,
            int kernelWidth,
            int strideHeight,
            int strideWidth,
            int padTop,
            int padLeft)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            int places = y.length() / outChannels;
            int in = channels / group;
            int out = outChannels / group;
            int tiles = (out + 7) / 8;
            int taps = kernelHeight * kernelWidth;
            int filter = in * taps;
            for (int i = from; i < to; i++) {
                int place = i % places; // innermost, so that the tile's weights stay in the cache
                int tile = i / places;
                int g = tile / tiles;
                int first = g * out + tile % tiles * 8;
                int last = g * out + out - 1; // a tile that is not full computes its last channel more than once
                int n = place / outWidth / outHeight;
                int top = place / outWidth % outHeight * strideHeight - padTop;
                int left = place % outWidth * strideWidth - padLeft;
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                for (int p = Math.max(0, -top); p < Math.min(kernelHeight, height - top); p++) {
                    for (int q = Math.max(0, -left); q < Math.min(kernelWidth, width - left); q++) {
                        int xi = ((n * height + top + p) * width + left + q) * channels + g * in;
                        int w0 = first * filter + p * kernelWidth + q;
                        int w1 = w0 + Math.min(1, last - first) * filter;
                        int w2 = w0 + Math.min(2, last - first) * filter;
                        int w3 = w0 + Math.min(3, last - first) * filter;
                        int w4 = w0 + Math.min(4, last - first) * filter;
                        int w5 = w0 + Math.min(5, last - first) * filter;
                        int w6 = w0 + Math.min(6, last - first) * filter;
                        int w7 = w0 + Math.min(7, last - first) * filter;
                        int k = 0;
                        for (int c = 0; c < in; c++) {
                            float v = x.get(xi + c);
                            s0 += v * w.get(w0 + k);
                            s1 += v * w.get(w1 + k);
                            s2 += v * w.get(w2 + k);
                            s3 += v * w.get(w3 + k);
                            s4 += v * w.get(w4 + k);
                            s5 += v * w.get(w5 + k);
                            s6 += v * w.get(w6 + k);
                            s7 += v * w.get(w7 + k);
                            k += taps;
                        }
                    }
                }
                int yi = place * outChannels;
                put(y, b, yi, first, last, s0);
                put(y, b, yi, first + 1, last, s1);
                put(y, b, yi, first + 2, last, s2);
                put(y, b, yi, first + 3, last, s3);
                put(y, b, yi, first + 4, last, s4);
                put(y, b, yi, first + 5, last, s5);
                put(y, b, yi, first + 6, last, s6);
                put(y, b, yi, first + 7, last, s7);
            }
        }

        private static void put(Floats y, Floats b, int yi, int o, int last, float sum) {
            if (o <= last) {
                y.set(yi + o, sum + b.get(o));
            }
        }
    }
}

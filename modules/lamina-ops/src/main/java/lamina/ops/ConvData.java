package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Conv} with respect to its input: each input gathers from the places whose window covers it.
 *
 * @param forward the convolution
 * @param dy the gradient with respect to its output
 * @param dx the gradient with respect to its input
 */
public record ConvData(Conv forward, Tensor dy, Tensor dx) implements Op {

    /** Checks the shapes. */
    public ConvData {
        Fit.of(dx)
                .floats(dy, dx)
                .same("gradient", dy, "output", forward.y())
                .same("gradient", dx, "input", forward.x());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(dy, forward.w());
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dx);
    }

    @Override
    public long multiplyAdds() {
        return forward.multiplyAdds();
    }

    @Override
    public void launch(Launcher on) {
        Tensor x = forward.x();
        Tensor y = forward.y();
        Window window = forward.window();
        int places = x.shape().size() / x.shape().dim(3);
        on.launch(
                places * Tiles.of(x.shape().dim(3), forward.group()),
                new Gather(
                        on.floats(dy),
                        on.floats(forward.w()),
                        on.floats(dx),
                        x.shape().dim(1),
                        x.shape().dim(2),
                        x.shape().dim(3),
                        y.shape().dim(1),
                        y.shape().dim(2),
                        y.shape().dim(3),
                        forward.group(),
                        window.kernelHeight(),
                        window.kernelWidth(),
                        window.strideHeight(),
                        window.strideWidth(),
                        window.padTop(),
                        window.padLeft()));
    }

    /** One iteration computes up to eight input channels of one place. */
    public record Gather(
            Floats dy,
            Floats w,
            Floats dx,
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
            int places = dx.length() / channels;
            int in = channels / group;
            int out = outChannels / group;
            int tiles = (in + 7) / 8;
            int taps = kernelHeight * kernelWidth;
            int filter = in * taps;
            for (int i = from; i < to; i++) {
                int place = i % places; // innermost, so that the tile's weights stay in the cache
                int tile = i / places;
                int g = tile / tiles;
                int first = tile % tiles * 8; // counted within the group
                int last = in - 1; // a tile that is not full computes its last channel more than once
                int n = place / width / height;
                int bottom = place / width % height + padTop; // the row of the tap that comes from row 0 of the output
                int right = place % width + padLeft;
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                for (int p = bottom % strideHeight; p < Math.min(kernelHeight, bottom + 1); p += strideHeight) {
                    int oh = (bottom - p) / strideHeight;
                    for (int q = right % strideWidth; q < Math.min(kernelWidth, right + 1); q += strideWidth) {
                        int ow = (right - q) / strideWidth;
                        int di = ((n * outHeight + oh) * outWidth + ow) * outChannels + g * out;
                        int w0 = g * out * filter + first * taps + p * kernelWidth + q;
                        int w1 = w0 + Math.min(1, last - first) * taps;
                        int w2 = w0 + Math.min(2, last - first) * taps;
                        int w3 = w0 + Math.min(3, last - first) * taps;
                        int w4 = w0 + Math.min(4, last - first) * taps;
                        int w5 = w0 + Math.min(5, last - first) * taps;
                        int w6 = w0 + Math.min(6, last - first) * taps;
                        int w7 = w0 + Math.min(7, last - first) * taps;
                        int count = oh < outHeight && ow < outWidth ? out : 0;
                        int k = 0;
                        for (int o = 0; o < count; o++) {
                            float v = dy.get(di + o);
                            s0 += v * w.get(w0 + k);
                            s1 += v * w.get(w1 + k);
                            s2 += v * w.get(w2 + k);
                            s3 += v * w.get(w3 + k);
                            s4 += v * w.get(w4 + k);
                            s5 += v * w.get(w5 + k);
                            s6 += v * w.get(w6 + k);
                            s7 += v * w.get(w7 + k);
                            k += filter;
                        }
                    }
                }
                int xi = place * channels + g * in;
                put(dx, xi, first, last, s0);
                put(dx, xi, first + 1, last, s1);
                put(dx, xi, first + 2, last, s2);
                put(dx, xi, first + 3, last, s3);
                put(dx, xi, first + 4, last, s4);
                put(dx, xi, first + 5, last, s5);
                put(dx, xi, first + 6, last, s6);
                put(dx, xi, first + 7, last, s7);
            }
        }

        private static void put(Floats dx, int xi, int c, int last, float sum) {
            if (c <= last) {
                dx.set(xi + c, sum);
            }
        }
    }
}

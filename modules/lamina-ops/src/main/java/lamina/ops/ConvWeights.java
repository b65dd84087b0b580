package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Conv} with respect to its weights and biases, summed over the batch.
 *
 * @param forward the convolution
 * @param dy the gradient with respect to its output
 * @param dw the gradient with respect to its weights
 * @param db the gradient with respect to its biases
 */
public record ConvWeights(Conv forward, Tensor dy, Tensor dw, Tensor db) implements Op {

    /** Checks the shapes. */
    public ConvWeights {
        Fit fit = Fit.of(dw).floats(dy, dw, db).same("gradient", dy, "output", forward.y());
        fit.same("gradient", dw, "weights", forward.w()).same("gradient", db, "bias", forward.b());
    }

    @Override
    public List<Tensor> reads() {
        return List.of(forward.x(), dy);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(dw, db);
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
        int out = y.shape().dim(3);
        on.launch(
                forward.w().shape().itemSize() * Tiles.of(out, forward.group()),
                new Weights(
                        on.floats(x),
                        on.floats(dy),
                        on.floats(dw),
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
        on.launch(out, new ColumnSums(on.floats(dy), on.floats(db), y.shape().dim(2), out));
    }

    /**
     * One iteration computes one tap and input channel of up to eight output channels. A sum over 128 pictures of 55×55 places has
     * 387200 terms, too many for one {@code float}: rows are summed first, then the sums of the rows.
     */
    public record Weights(
            Floats x,
            Floats dy,
            Floats dw,
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
            int rows = dy.length() / outChannels / outWidth;
            int in = channels / group;
            int out = outChannels / group;
            int tiles = (out + 7) / 8;
            int taps = kernelHeight * kernelWidth;
            for (int i = from; i < to; i++) {
                int c = i % in;
                int tap = i / in % taps;
                int tile = i / in / taps;
                int g = tile / tiles;
                int first = g * out + tile % tiles * 8;
                int last = g * out + out - 1; // a tile that is not full computes its last channel more than once
                int up = tap / kernelWidth - padTop;
                int left = tap % kernelWidth - padLeft;
                int begin =
                        Math.max(0, (strideWidth - 1 - left) / strideWidth); // the places whose tap is in the picture
                int end = Math.min(outWidth, (width - left + strideWidth - 1) / strideWidth);
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                for (int row = 0; row < rows; row++) {
                    int ih = row % outHeight * strideHeight + up;
                    int stop = ih >= 0 && ih < height ? end : begin;
                    int xi = ((row / outHeight * height + ih) * width + begin * strideWidth + left) * channels
                            + g * in
                            + c;
                    int d0 = (row * outWidth + begin) * outChannels + first;
                    int d1 = d0 + Math.min(1, last - first);
                    int d2 = d0 + Math.min(2, last - first);
                    int d3 = d0 + Math.min(3, last - first);
                    int d4 = d0 + Math.min(4, last - first);
                    int d5 = d0 + Math.min(5, last - first);
                    int d6 = d0 + Math.min(6, last - first);
                    int d7 = d0 + Math.min(7, last - first);
                    float r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0;
                    int k = 0;
                    for (int ow = begin; ow < stop; ow++) {
                        float v = x.get(xi);
                        r0 += v * dy.get(d0 + k);
                        r1 += v * dy.get(d1 + k);
                        r2 += v * dy.get(d2 + k);
                        r3 += v * dy.get(d3 + k);
                        r4 += v * dy.get(d4 + k);
                        r5 += v * dy.get(d5 + k);
                        r6 += v * dy.get(d6 + k);
                        r7 += v * dy.get(d7 + k);
                        xi += strideWidth * channels;
                        k += outChannels;
                    }
                    s0 += r0;
                    s1 += r1;
                    s2 += r2;
                    s3 += r3;
                    s4 += r4;
                    s5 += r5;
                    s6 += r6;
                    s7 += r7;
                }
                put(dw, first, last, in * taps, c * taps + tap, s0);
                put(dw, first + 1, last, in * taps, c * taps + tap, s1);
                put(dw, first + 2, last, in * taps, c * taps + tap, s2);
                put(dw, first + 3, last, in * taps, c * taps + tap, s3);
                put(dw, first + 4, last, in * taps, c * taps + tap, s4);
                put(dw, first + 5, last, in * taps, c * taps + tap, s5);
                put(dw, first + 6, last, in * taps, c * taps + tap, s6);
                put(dw, first + 7, last, in * taps, c * taps + tap, s7);
            }
        }

        private static void put(Floats dw, int o, int last, int filter, int at, float sum) {
            if (o <= last) {
                dw.set(o * filter + at, sum);
            }
        }
    }
}

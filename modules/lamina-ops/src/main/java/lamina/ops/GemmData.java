package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Gemm} with respect to its input: dx = dy · w.
 *
 * @param forward the dense layer
 * @param dy the gradient with respect to its output
 * @param dx the gradient with respect to its input
 */
public record GemmData(Gemm forward, Tensor dy, Tensor dx) implements Op {

    /** Checks the shapes. */
    public GemmData {
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
        int in = forward.w().shape().dim(1);
        int out = forward.w().shape().dim(0);
        on.launch(
                dx.shape().dim(0) * Tiles.of(in, 1),
                new Data(on.floats(dy), on.floats(forward.w()), on.floats(dx), in, out));
    }

    /** One iteration computes up to eight inputs of one example. */
    public record Data(Floats dy, Floats w, Floats dx, int in, int out) implements Kernel {
        @Override
        public void run(int from, int to) {
            int batch = dx.length() / in;
            for (int i = from; i < to; i++) {
                int n = i % batch; // innermost, so that the tile's weights stay in the cache
                int first = i / batch * 8;
                int last = in - 1; // a tile that is not full computes its last input more than once
                int di = n * out;
                int w0 = first;
                int w1 = w0 + Math.min(1, last - first);
                int w2 = w0 + Math.min(2, last - first);
                int w3 = w0 + Math.min(3, last - first);
                int w4 = w0 + Math.min(4, last - first);
                int w5 = w0 + Math.min(5, last - first);
                int w6 = w0 + Math.min(6, last - first);
                int w7 = w0 + Math.min(7, last - first);
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                int k = 0;
                for (int o = 0; o < out; o++) {
                    float v = dy.get(di + o);
                    s0 += v * w.get(w0 + k);
                    s1 += v * w.get(w1 + k);
                    s2 += v * w.get(w2 + k);
                    s3 += v * w.get(w3 + k);
                    s4 += v * w.get(w4 + k);
                    s5 += v * w.get(w5 + k);
                    s6 += v * w.get(w6 + k);
                    s7 += v * w.get(w7 + k);
                    k += in;
                }
                put(dx, n * in, first, last, s0);
                put(dx, n * in, first + 1, last, s1);
                put(dx, n * in, first + 2, last, s2);
                put(dx, n * in, first + 3, last, s3);
                put(dx, n * in, first + 4, last, s4);
                put(dx, n * in, first + 5, last, s5);
                put(dx, n * in, first + 6, last, s6);
                put(dx, n * in, first + 7, last, s7);
            }
        }

        private static void put(Floats dx, int xi, int c, int last, float sum) {
            if (c <= last) {
                dx.set(xi + c, sum);
            }
        }
    }
}

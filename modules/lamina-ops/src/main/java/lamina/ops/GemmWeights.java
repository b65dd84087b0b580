package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The gradient of {@link Gemm} with respect to its weights and biases, summed over the batch: dw = dyᵀ · x, db = Σ dy.
 *
 * @param forward the dense layer
 * @param dy the gradient with respect to its output
 * @param dw the gradient with respect to its weights
 * @param db the gradient with respect to its biases
 */
public record GemmWeights(Gemm forward, Tensor dy, Tensor dw, Tensor db) implements Op {
    private static final int STRETCH = 64;

    /** Checks the shapes. */
    public GemmWeights {
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
        int in = forward.w().shape().dim(1);
        int out = forward.w().shape().dim(0);
        on.launch(in * Tiles.of(out, 1), new Weights(on.floats(forward.x()), on.floats(dy), on.floats(dw), in, out));
        on.launch(out, new ColumnSums(on.floats(dy), on.floats(db), STRETCH, out));
    }

    /** One iteration computes the weights from one input to up to eight outputs. */
    public record Weights(Floats x, Floats dy, Floats dw, int in, int out) implements Kernel {
        @Override
        public void run(int from, int to) {
            int batch = x.length() / in;
            for (int i = from; i < to; i++) {
                int c = i % in;
                int first = i / in * 8;
                int last = out - 1; // a tile that is not full computes its last output more than once
                int d0 = first;
                int d1 = d0 + Math.min(1, last - first);
                int d2 = d0 + Math.min(2, last - first);
                int d3 = d0 + Math.min(3, last - first);
                int d4 = d0 + Math.min(4, last - first);
                int d5 = d0 + Math.min(5, last - first);
                int d6 = d0 + Math.min(6, last - first);
                int d7 = d0 + Math.min(7, last - first);
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                int xi = c;
                int k = 0;
                for (int n = 0; n < batch; n++) {
                    float v = x.get(xi);
                    s0 += v * dy.get(d0 + k);
                    s1 += v * dy.get(d1 + k);
                    s2 += v * dy.get(d2 + k);
                    s3 += v * dy.get(d3 + k);
                    s4 += v * dy.get(d4 + k);
                    s5 += v * dy.get(d5 + k);
                    s6 += v * dy.get(d6 + k);
                    s7 += v * dy.get(d7 + k);
                    xi += in;
                    k += out;
                }
                put(dw, first, last, in, c, s0);
                put(dw, first + 1, last, in, c, s1);
                put(dw, first + 2, last, in, c, s2);
                put(dw, first + 3, last, in, c, s3);
                put(dw, first + 4, last, in, c, s4);
                put(dw, first + 5, last, in, c, s5);
                put(dw, first + 6, last, in, c, s6);
                put(dw, first + 7, last, in, c, s7);
            }
        }

        private static void put(Floats dw, int o, int last, int in, int c, float sum) {
            if (o <= last) {
                dw.set(o * in + c, sum);
            }
        }
    }
}

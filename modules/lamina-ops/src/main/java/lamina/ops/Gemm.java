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
 * A dense layer, ONNX's {@code Gemm} with {@code transB}: y = x · wᵀ + b.
 *
 * @param x the input, [batch, in]
 * @param w the weights, [out, in]
 * @param b the biases, [out]
 * @param y the output, [batch, out]
 */
public record Gemm(Tensor x, Tensor w, Tensor b, Tensor y) implements Differentiable {

    /** Checks the shapes. */
    public Gemm {
        Fit fit = Fit.of(y).floats(x, w, b, y);
        fit.dimensions("input", x, Fit.ROWS).dimensions("weights", w, List.of("out", "in"));
        int batch = x.shape().dim(0);
        int out = w.shape().dim(0);
        fit.shape("input", x, Shape.of(batch, w.shape().dim(1)), "weights", w);
        fit.shape("bias", b, Shape.of(out), "weights", w);
        fit.shape("output", y, Shape.of(batch, out), "weights", w);
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
        return (long) x.shape().dim(0) * w.shape().size();
    }

    @Override
    public void differentiate(Gradients gradients) {
        Tensor dy = gradients.of(y);
        if (gradients.wanted(x)) {
            gradients.add(new GemmData(this, dy, gradients.into(x)));
        }
        if (gradients.wanted(w) || gradients.wanted(b)) {
            gradients.add(new GemmWeights(this, dy, Wanted.into(gradients, w), Wanted.into(gradients, b)));
        }
    }

    @Override
    public void launch(Launcher on) {
        int in = w.shape().dim(1);
        int out = w.shape().dim(0);
        on.launch(
                x.shape().dim(0) * Tiles.of(out, 1),
                new Forward(on.floats(x), on.floats(w), on.floats(b), on.floats(y), in, out));
    }

    /** One iteration computes up to eight outputs of one example. */
    public record Forward(Floats x, Floats w, Floats b, Floats y, int in, int out) implements Kernel {
        @Override
        public void run(int from, int to) {
            int batch = x.length() / in;
            for (int i = from; i < to; i++) {
                int n = i % batch; // innermost, so that the tile's weights stay in the cache
                int first = i / batch * 8;
                int last = out - 1; // a tile that is not full computes its last output more than once
                int xi = n * in;
                int w0 = first * in;
                int w1 = w0 + Math.min(1, last - first) * in;
                int w2 = w0 + Math.min(2, last - first) * in;
                int w3 = w0 + Math.min(3, last - first) * in;
                int w4 = w0 + Math.min(4, last - first) * in;
                int w5 = w0 + Math.min(5, last - first) * in;
                int w6 = w0 + Math.min(6, last - first) * in;
                int w7 = w0 + Math.min(7, last - first) * in;
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
                for (int k = 0; k < in; k++) {
                    float v = x.get(xi + k);
                    s0 += v * w.get(w0 + k);
                    s1 += v * w.get(w1 + k);
                    s2 += v * w.get(w2 + k);
                    s3 += v * w.get(w3 + k);
                    s4 += v * w.get(w4 + k);
                    s5 += v * w.get(w5 + k);
                    s6 += v * w.get(w6 + k);
                    s7 += v * w.get(w7 + k);
                }
                put(y, b, n * out, first, last, s0);
                put(y, b, n * out, first + 1, last, s1);
                put(y, b, n * out, first + 2, last, s2);
                put(y, b, n * out, first + 3, last, s3);
                put(y, b, n * out, first + 4, last, s4);
                put(y, b, n * out, first + 5, last, s5);
                put(y, b, n * out, first + 6, last, s6);
                put(y, b, n * out, first + 7, last, s7);
            }
        }

        private static void put(Floats y, Floats b, int yi, int o, int last, float sum) {
            if (o <= last) {
                y.set(yi + o, sum + b.get(o));
            }
        }
    }
}

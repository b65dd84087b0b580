package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;

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
        Floats gradient = on.floats(dy);
        int batch = dy.shape().dim(0);
        int out = forward.w().shape().dim(0);
        int in = forward.w().shape().dim(1);
        Combinations product =
                new Combinations(gradient, on.floats(forward.x()), on.floats(dw), out, batch, in, 1, out);
        on.launch(product.size(), product);
        on.launch(out, new ColumnSums(gradient, on.floats(db), STRETCH, out));
    }
}

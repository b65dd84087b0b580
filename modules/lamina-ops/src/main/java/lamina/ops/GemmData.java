package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;

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
        Floats w = on.floats(forward.w());
        int out = forward.w().shape().dim(0);
        int in = forward.w().shape().dim(1);
        Combinations product =
                new Combinations(on.floats(dy), w, on.floats(dx), dx.shape().dim(0), out, in, out, 1);
        on.launch(product.size(), product);
    }
}

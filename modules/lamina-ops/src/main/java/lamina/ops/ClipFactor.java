package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * By what gradients are multiplied so that their common norm does not exceed a limit (Pascanu, Mikolov, Bengio 2013, algorithm 1): factor =
 * min(1, limit / √squares). A norm that is not a number gives a factor that is none: nothing bad is hidden.
 *
 * @param squares the sum of the squares of all gradients, [1]
 * @param factor [1]
 * @param limit above 0
 */
public record ClipFactor(Tensor squares, Tensor factor, float limit) implements Op {

    /** Checks the shapes. */
    public ClipFactor {
        Fit.of(factor)
                .floats(squares, factor)
                .shape("sum of squares", squares, Shape.of(1), "factor", factor)
                .shape("factor", factor, Shape.of(1), "sum of squares", squares)
                .require(limit > 0, () -> "limit " + limit + " of a norm: expected above 0");
    }

    @Override
    public List<Tensor> reads() {
        return List.of(squares);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(factor);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(1, new Factor(on.floats(squares), on.floats(factor), limit));
    }

    /** The one iteration computes the factor. */
    public record Factor(Floats squares, Floats factor, float limit) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float norm = Maths.sqrt(squares.get(i));
                factor.set(i, norm <= limit ? 1f : limit / norm);
            }
        }
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/**
 * Adds a tensor up over the portions of a batch, which run one after the other: sum ← x in the first, sum ← sum + x in all others. So what
 * the sum was before the batch is of no interest to anybody.
 *
 * @param x the summand, any shape
 * @param step the number of the step, and the place in the batch of the portion's first picture, [2] of {@code INT32}
 * @param sum same shape as x, lives between runs, updated in place
 */
public record Accumulate(Tensor x, Tensor step, Tensor sum) implements Pointwise {

    /** Checks the shapes. */
    public Accumulate {
        Fit.of(sum)
                .floats(x, sum)
                .ints(step)
                .same("sum", sum, "summand", x)
                .shape("step", step, Shape.of(2), "summand", x);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, step, sum);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(sum);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(sum.shape().size(), new AddUp(on.floats(x), on.ints(step), on.floats(sum)));
    }

    /** One iteration adds one element. */
    public record AddUp(Floats x, Ints step, Floats sum) implements Kernel {
        @Override
        public void run(int from, int to) {
            boolean first = step.get(1) == 0;
            for (int i = from; i < to; i++) {
                sum.set(i, first ? x.get(i) : sum.get(i) + x.get(i));
            }
        }
    }
}

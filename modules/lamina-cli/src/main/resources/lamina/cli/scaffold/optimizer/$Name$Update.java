package $package$;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The op: w ← w − ε (g + λ w) with ε = rate · rateScale. It treats each element alike, so a backend may keep w and g in any order
 * ({@link Pointwise}); one that looks at several elements at once implements {@code Op} instead.
 *
 * @param w the parameter, updated in place
 * @param gradient g, same shape
 * @param rate the learning rate, [1]
 * @param decay λ for this parameter
 * @param rateScale multiplies the rate for this parameter
 */
public record $Name$Update(Tensor w, Tensor gradient, Tensor rate, float decay, float rateScale) implements Pointwise {

    @Override
    public List<Tensor> reads() {
        return List.of(w, gradient, rate);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(w);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                w.shape().size(),
                new Step(on.floats(w), on.floats(gradient), on.floats(rate), decay, rateScale));
    }

    /** One iteration for each element: it writes only what no other one touches, allocates nothing, and throws nothing. */
    public record Step(Floats w, Floats gradient, Floats rate, float decay, float rateScale) implements Kernel {
        @Override
        public void run(int from, int to) {
            float e = rate.get(0) * rateScale;
            for (int i = from; i < to; i++) {
                w.set(i, w.get(i) - e * (gradient.get(i) + decay * w.get(i)));
            }
        }
    }
}

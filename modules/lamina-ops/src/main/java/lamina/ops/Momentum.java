package lamina.ops;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * The update of Krizhevsky 2012, section 5: v ← momentum · v − decay · ε · w − ε · g and then w ← w + v, with ε = rate · rateScale.
 *
 * @param w the parameter, updated in place
 * @param velocity v, same shape, updated in place
 * @param gradient g, same shape: of the batch's mean loss
 * @param rate the learning rate, [1]
 * @param momentum the share of the velocity that is kept, 0.9 in the paper
 * @param decay the weight decay with the parameter's scale in it, 0.0005 in the paper
 * @param rateScale multiplies the rate for this parameter
 */
public record Momentum(
        Tensor w, Tensor velocity, Tensor gradient, Tensor rate, float momentum, float decay, float rateScale)
        implements Pointwise {

    /** Checks the shapes. */
    public Momentum {
        Fit fit = Fit.of(w).floats(w, velocity, gradient, rate).same("velocity", velocity, "parameter", w);
        fit.same("gradient", gradient, "parameter", w).shape("rate", rate, Shape.of(1), "parameter", w);
    }

    @Override
    public List<Tensor> reads() {
        return List.of(w, velocity, gradient, rate);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(w, velocity);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                w.shape().size(),
                new Update(
                        on.floats(w),
                        on.floats(velocity),
                        on.floats(gradient),
                        on.floats(rate),
                        momentum,
                        decay,
                        rateScale));
    }

    /** One iteration updates one element. */
    public record Update(
            Floats w, Floats velocity, Floats gradient, Floats rate, float momentum, float decay, float rateScale)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            float e = rate.get(0) * rateScale;
            for (int i = from; i < to; i++) {
                float weight = w.get(i);
                float v = momentum * velocity.get(i) - decay * e * weight - e * gradient.get(i);
                velocity.set(i, v);
                w.set(i, weight + v);
            }
        }
    }
}

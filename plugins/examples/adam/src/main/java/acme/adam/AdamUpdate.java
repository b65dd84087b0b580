package acme.adam;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Pointwise;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/**
 * Moves both averages on, and the parameter by them: w ← w − rate · m̂ / (√v̂ + ε). {@link Pointwise}, so a backend may keep parameter and
 * averages in an order of its own.
 *
 * @param w the parameter, updated in place
 * @param mean m, the same shape, updated in place
 * @param square v, the same shape, updated in place
 * @param gradient g, the same shape
 * @param rate the learning rate, [1]
 * @param correction of m and of v, [2]
 * @param beta1 of m
 * @param beta2 of v
 * @param epsilon ε
 * @param decay the weight decay with the parameter's scale in it
 * @param rateScale multiplies the rate for this parameter
 */
public record AdamUpdate(
        Tensor w,
        Tensor mean,
        Tensor square,
        Tensor gradient,
        Tensor rate,
        Tensor correction,
        Decay beta1,
        Decay beta2,
        float epsilon,
        float decay,
        float rateScale)
        implements Pointwise {

    @Override
    public List<Tensor> reads() {
        return List.of(w, mean, square, gradient, rate, correction);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(w, mean, square);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                w.shape().size(),
                new Update(
                        on.floats(w),
                        on.floats(mean),
                        on.floats(square),
                        on.floats(gradient),
                        on.floats(rate),
                        on.floats(correction),
                        beta1.kept(),
                        beta1.taken(),
                        beta2.kept(),
                        beta2.taken(),
                        epsilon,
                        decay,
                        rateScale));
    }

    /** One iteration for each element. */
    public record Update(
            Floats w,
            Floats mean,
            Floats square,
            Floats gradient,
            Floats rate,
            Floats correction,
            float kept1,
            float taken1,
            float kept2,
            float taken2,
            float epsilon,
            float decay,
            float rateScale)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            float step = rate.get(0) * rateScale;
            float mends1 = correction.get(0);
            float mends2 = correction.get(1);
            for (int i = from; i < to; i++) {
                float g = gradient.get(i) + decay * w.get(i);
                float m = kept1 * mean.get(i) + taken1 * g;
                float v = kept2 * square.get(i) + taken2 * g * g;
                mean.set(i, m);
                square.set(i, v);
                w.set(i, w.get(i) - step * (m * mends1) / (Maths.sqrt(v * mends2) + epsilon));
            }
        }
    }
}

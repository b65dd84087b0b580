package acme.adam;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * 1 / (1 − β<sup>t</sup>) of both averages, without a power: 1 − β<sup>t</sup> is the moving average of ones. That keeps its digits where
 * β<sup>t</sup> is near to one, and counts the updates of this parameter, not the steps of the run.
 *
 * @param weight [2], 1 − β<sup>t</sup>: a state, updated in place
 * @param correction [2], one over it
 * @param beta1 of the mean
 * @param beta2 of the mean square
 */
public record BiasCorrection(Tensor weight, Tensor correction, Decay beta1, Decay beta2) implements Op {

    @Override
    public List<Tensor> reads() {
        return List.of(weight);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(weight, correction);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                2,
                new Count(
                        on.floats(weight),
                        on.floats(correction),
                        beta1.kept(),
                        beta1.taken(),
                        beta2.kept(),
                        beta2.taken()));
    }

    /** One iteration for each average. */
    public record Count(Floats weight, Floats correction, float kept1, float taken1, float kept2, float taken2)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                float kept = i == 0 ? kept1 : kept2;
                float taken = i == 0 ? taken1 : taken2;
                float now = kept * weight.get(i) + taken;
                weight.set(i, now);
                correction.set(i, 1f / now);
            }
        }
    }
}

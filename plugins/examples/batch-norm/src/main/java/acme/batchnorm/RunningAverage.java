package acme.batchnorm;

import java.util.List;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * average ← momentum · average + (1 − momentum) · factor · latest. The average is a state: it is read and written in place.
 *
 * @param average the state, any shape
 * @param latest what the batch at hand gives, the same shape
 * @param momentum the share of the average that stays
 * @param factor makes an unbiased estimate of the latest
 */
public record RunningAverage(Tensor average, Tensor latest, float momentum, float factor) implements Op {

    @Override
    public List<Tensor> reads() {
        return List.of(average, latest);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(average);
    }

    @Override
    public void launch(Launcher on) {
        on.launch(average.shape().size(), new Update(on.floats(average), on.floats(latest), momentum, factor));
    }

    /** One iteration for each element. */
    public record Update(Floats average, Floats latest, float momentum, float factor) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                average.set(i, momentum * average.get(i) + (1f - momentum) * factor * latest.get(i));
            }
        }
    }
}

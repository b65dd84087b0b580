package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Rng;

/**
 * Sets elements to zero at random (Hinton et al. 2012; Krizhevsky 2012, section 4.2): y = scale · x where
 * {@link Rng#uniform Rng.uniform(seed, step, place + i)} ≥ ratio, else 0, where {@code place} is that of the first element in the whole batch. Linear with a mask that depends on nothing but the step, so it is
 * its own gradient.
 *
 * @param x the input, any shape
 * @param step the number of the step, [1] of {@code INT32}; or [2], with the place in the batch of the first picture of a portion of it
 * @param y the output, same shape
 * @param ratio the share of elements to drop, from 0 to below 1
 * @param scale multiplies what is kept: 1 as in 2012, 1 / (1 − ratio) for the inverted form
 * @param seed which mask
 * @param offset where this tensor begins in that of the whole batch, in elements: 0 unless the batch is divided among replicas
 */
public record Dropout(Tensor x, Tensor step, Tensor y, float ratio, float scale, long seed, int offset)
        implements Differentiable {

    /** Checks the shapes. */
    public Dropout {
        Fit fit = Fit.of(y).floats(x, y).ints(step).same("output", y, "input", x);
        fit.shape("step", step, Shape.of(isPortion(step) ? 2 : 1), "input", x);
        fit.require(offset >= 0, () -> "dropout offset " + offset + ": expected at least 0");
        fit.require(ratio >= 0 && ratio < 1, () -> "dropout ratio " + ratio + ": expected at least 0 and below 1");
    }

    /** Of a whole batch. */
    public Dropout(Tensor x, Tensor step, Tensor y, float ratio, float scale, long seed) {
        this(x, step, y, ratio, scale, seed, 0);
    }

    private static boolean isPortion(Tensor step) {
        return step.shape().size() == 2;
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x, step);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void differentiate(Gradients gradients) {
        if (gradients.wanted(x)) {
            gradients.add(new Dropout(gradients.of(y), step, gradients.into(x), ratio, scale, seed, offset));
        }
    }

    @Override
    public void launch(Launcher on) {
        on.launch(
                y.shape().size(),
                new Forward(on.floats(x), on.ints(step), on.floats(y), ratio, scale, seed, offset, perPicture()));
    }

    /** By how many elements a portion's mask begins later for each picture before it: 0 if the batch comes in one piece. */
    public int perPicture() {
        return isPortion(step) ? x.shape().itemSize() : 0;
    }

    /** One iteration computes one element. */
    public record Forward(
            Floats x, Ints step, Floats y, float ratio, float scale, long seed, int offset, int perPicture)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            int place =
                    offset + perPicture * step.get(step.length() - 1); // of the portion's first picture, if it has one
            for (int i = from; i < to; i++) {
                boolean kept = Rng.uniform(seed, step.get(0), place + i) >= ratio;
                y.set(i, kept ? scale * x.get(i) : 0f);
            }
        }
    }
}

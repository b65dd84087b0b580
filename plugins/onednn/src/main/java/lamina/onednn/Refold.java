package lamina.onednn;

import java.util.List;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * Folds the weights of a convolution, or unfolds their gradient.
 *
 * @param from [out, in, height, width]; as {@link Folding#weights} says to unfold
 * @param to the other of the two
 * @param folds whether it folds: taps beyond the kernel become zero. To unfold, they are dropped
 */
record Refold(Tensor from, Tensor to, Folding folding, boolean folds) implements Own {

    @Override
    public List<Tensor> reads() {
        return List.of(from);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(to);
    }

    @Override
    public Preparation prepare(HostMemory memory, Session session) {
        Filters filters = new Filters(
                new Floats(memory.of(from)),
                new Floats(memory.of(to)),
                folds ? folding.folded() : folding.unfolded(),
                folds
                        ? folding.conv().w().shape().itemSize()
                        : folding.weights().itemSize());
        return new Preparation.Accepted(memory.parallel(folding.weights().dim(0), filters), "onednn folding in Java");
    }

    /** One iteration moves the weights of one output. */
    private static final class Filters implements Kernel {
        private final Floats from;
        private final Floats to;
        private final int[] places; // where each weight comes from, -1 for nowhere
        private final int filter;

        Filters(Floats from, Floats to, int[] places, int filter) {
            this.from = from;
            this.to = to;
            this.places = places;
            this.filter = filter;
        }

        @Override
        public void run(int begin, int end) {
            for (int o = begin; o < end; o++) {
                for (int i = 0; i < places.length; i++) {
                    to.set(o * places.length + i, places[i] < 0 ? 0f : from.get(o * filter + places[i]));
                }
            }
        }
    }
}

package lamina.core.graph;

import java.util.Optional;
import lamina.api.graph.Emitter;
import lamina.api.graph.Tensor;
import lamina.api.train.Collective;

/**
 * The part of each batch that a graph sees.
 *
 * @param first the place of its first picture in the whole batch
 * @param batch how many pictures it sees
 * @param partners with whom it adds up its gradients; empty if it sees the whole batch
 */
public record Share(int first, int batch, Optional<Collective> partners) {

    /** The whole of it. */
    static Share whole(int batch) {
        return new Share(0, batch, Optional.empty());
    }

    /** The gradient over the whole batch. */
    Tensor whole(Tensor gradient, Emitter emitter) {
        return partners.map(collective -> emitter.add(
                                new AllReduce(gradient, emitter.value("sum", gradient.shape()), collective))
                        .sum())
                .orElse(gradient);
    }
}

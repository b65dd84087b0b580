package lamina.core.graph;

import java.util.Optional;
import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.api.train.Collective;

/**
 * The part of each batch that a graph sees.
 *
 * @param first the place of its first picture in the whole batch
 * @param batch how many pictures it sees
 * @param partners with whom it adds up its gradients and agrees on states; empty if it sees the whole batch
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

    /** What the ops so far change of states, each replica by what it sees, becomes the same in all; whole numbers, counts, are so already. */
    void agree(Draft draft) {
        partners.ifPresent(collective -> {
            for (Op op : draft.ops()) {
                op.writes().stream()
                        .filter(tensor -> tensor.role() == Role.STATE && tensor.element() == Element.FLOAT32)
                        .forEach(state -> {
                            draft.at(draft.place(op, state));
                            draft.add(new Agreement(state, collective));
                        });
            }
        });
    }
}

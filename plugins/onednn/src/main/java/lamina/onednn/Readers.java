package lamina.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** Who reads what in a procedure. */
final class Readers {
    private final Procedure procedure;
    private final Map<Tensor, List<Integer>> places = new HashMap<>();

    Readers(Procedure procedure) {
        this.procedure = procedure;
        for (int i = 0; i < procedure.ops().size(); i++) {
            for (Tensor tensor : procedure.ops().get(i).reads()) {
                places.computeIfAbsent(tensor, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    /** The op that alone reads a tensor; empty if there are several or none, or if it is a result. */
    Optional<Op> only(Tensor tensor) {
        List<Integer> at = places.getOrDefault(tensor, List.of());
        return at.size() == 1 && !procedure.results().contains(tensor)
                ? Optional.of(procedure.ops().get(at.getFirst()))
                : Optional.empty();
    }

    Stream<Op> of(Tensor tensor) {
        return places.getOrDefault(tensor, List.of()).stream().map(procedure.ops()::get);
    }

    boolean any(Tensor tensor) {
        return places.containsKey(tensor) || procedure.results().contains(tensor);
    }

    /** Whether an op behind the one at {@code index} reads the tensor, or whoever runs the procedure. */
    boolean isReadAfter(Tensor tensor, int index) {
        return procedure.results().contains(tensor)
                || places.getOrDefault(tensor, List.of()).stream().anyMatch(at -> at > index);
    }
}

package lamina.api.backend;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import lamina.api.graph.Tensor;

/**
 * What a backend compiles: procedures that share their parameters, states and inputs.
 *
 * <p>Procedures run one at a time, so the values of one may use the memory of another's. A procedure's results hold until the next run
 * of any procedure.
 *
 * @param procedures at least one, names unique
 */
public record Graph(List<Procedure> procedures) {

    /** @throws IllegalArgumentException if two procedures have the same name */
    public Graph {
        procedures = List.copyOf(procedures);
        if (procedures.stream().map(Procedure::name).distinct().count() < procedures.size()) {
            throw new IllegalArgumentException("two procedures have the same name");
        }
    }

    /** Every tensor that an op reads or writes, in order of first use. */
    public SequencedSet<Tensor> tensors() {
        SequencedSet<Tensor> tensors = new LinkedHashSet<>();
        for (Procedure procedure : procedures) {
            procedure.ops().forEach(op -> {
                tensors.addAll(op.reads());
                tensors.addAll(op.writes());
            });
        }
        return tensors;
    }
}

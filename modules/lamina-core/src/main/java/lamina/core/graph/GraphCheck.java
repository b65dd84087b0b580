package lamina.core.graph;

import java.util.HashSet;
import java.util.Set;
import lamina.api.AssemblyException;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** The rule that memory planning stands on: a value is written once, and before it is read. */
final class GraphCheck {
    private GraphCheck() {}

    static Procedure checked(Procedure procedure) {
        Set<Tensor> written = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Op op : procedure.ops()) {
            op.reads().forEach(read -> require(read.role() != Role.VALUE || written.contains(read), op, read, "reads"));
            for (Tensor write : op.writes()) {
                boolean fresh = write.role() != Role.VALUE || (written.add(write) && names.add(write.name()));
                require(fresh, op, write, "writes once more");
            }
        }
        procedure.results().forEach(result -> {
            if (!written.contains(result)) {
                throw new AssemblyException(
                        "no op writes the result '%s' of procedure '%s'".formatted(result.name(), procedure.name()));
            }
        });
        return procedure;
    }

    private static void require(boolean holds, Op op, Tensor tensor, String does) {
        if (!holds) {
            throw new AssemblyException(
                    "op '%s' %s '%s'; a value has to be written by exactly one op, before it is read: the layer that adds this op has to be mended"
                            .formatted(op.type(), does, tensor.name()));
        }
    }
}

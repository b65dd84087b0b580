package lamina.testkit;

import java.util.HashSet;
import java.util.Set;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** The rule that the planning of memory stands on: a value is written by exactly one op, before any op reads it, and its name is its own. */
final class WrittenOnce {
    private WrittenOnce() {}

    static void check(Procedure procedure) {
        Set<Tensor> written = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Op op : procedure.ops()) {
            op.reads()
                    .forEach(tensor -> require(
                            tensor.role() != Role.VALUE || written.contains(tensor),
                            op,
                            "reads " + tensor + " before it is written"));
            op.writes().forEach(tensor -> {
                require(tensor.role() != Role.INPUT, op, "writes the input " + tensor);
                require(tensor.role() != Role.VALUE || written.add(tensor), op, "writes " + tensor + " a second time");
                require(
                        tensor.role() != Role.VALUE || names.add(tensor.name()),
                        op,
                        "writes a second tensor named " + tensor);
            });
        }
    }

    private static void require(boolean holds, Op op, String otherwise) {
        if (!holds) {
            throw new AssertionError("op " + op.type() + " " + otherwise);
        }
    }
}

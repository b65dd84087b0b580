package lamina.cpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/**
 * The order in which a procedure's ops run. Graphs update all parameters at the end; here each update comes as soon as its gradient is there
 * and nobody needs the old parameter any more. So gradients do not wait for each other: AlexNet's hold 250 MB.
 */
final class Order {
    private Order() {}

    /** The procedure with its updates moved forward, past ops that have nothing to do with them. */
    static Procedure early(Procedure procedure) {
        List<Op> ordered = new ArrayList<>();
        for (Op op : procedure.ops()) {
            int at = ordered.size();
            while (isUpdate(op) && at > 0 && !dependent(ordered.get(at - 1), op)) {
                at--;
            }
            ordered.add(at, op);
        }
        return new Procedure(procedure.name(), ordered, procedure.results());
    }

    /** Whether it leaves nothing behind but what outlives the run: moved forward, it only shortens the life of values. */
    private static boolean isUpdate(Op op) {
        return op.writes().stream().noneMatch(tensor -> tensor.role() == Role.VALUE);
    }

    private static boolean dependent(Op one, Op other) {
        return meet(one.writes(), other.reads())
                || meet(one.reads(), other.writes())
                || meet(one.writes(), other.writes());
    }

    private static boolean meet(List<Tensor> some, List<Tensor> others) {
        return !Collections.disjoint(some, others);
    }
}

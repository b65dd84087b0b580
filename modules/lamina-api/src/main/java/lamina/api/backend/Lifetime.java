package lamina.api.backend;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.Experimental;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/**
 * From when to when a value's content matters, in positions of a procedure's ops, ends included: what a backend plans memory by.
 *
 * @param tensor the value
 * @param from the op that writes it
 * @param to the op that reads it last; the end of the procedure for a result
 */
@Experimental
public record Lifetime(Tensor tensor, int from, int to) {

    /** Whether there is an op during which both matter, so that they cannot share memory. */
    public boolean overlaps(Lifetime other) {
        return from <= other.to && other.from <= to;
    }

    /**
     * The lifetimes of all values of a procedure, in the order in which they are written.
     *
     * @throws BackendException if a value is read, or is a result, and no op has written it
     */
    public static Collection<Lifetime> of(Procedure procedure) {
        Map<Tensor, Lifetime> lifetimes = new LinkedHashMap<>();
        for (int i = 0; i < procedure.ops().size(); i++) {
            Op op = procedure.ops().get(i);
            extend(lifetimes, op.reads(), i, "the op " + op.type() + " reads", procedure);
            for (Tensor written : op.writes()) {
                if (written.role() == Role.VALUE) {
                    lifetimes.putIfAbsent(written, new Lifetime(written, i, i));
                }
            }
            extend(lifetimes, op.writes(), i, "the op " + op.type() + " writes", procedure);
        }
        extend(lifetimes, procedure.results(), procedure.ops().size(), "the results name", procedure);
        return lifetimes.values();
    }

    private static void extend(Map<Tensor, Lifetime> all, List<Tensor> used, int at, String who, Procedure procedure) {
        for (Tensor tensor : used) {
            if (tensor.role() == Role.VALUE) {
                Lifetime known = all.get(tensor);
                if (known == null) {
                    throw new BackendException(
                            "procedure '" + procedure.name() + "': " + who + " the value " + tensor
                                    + ", which no op before writes; a layer or a gradient leaves out an op, or adds it too late");
                }
                all.put(tensor, new Lifetime(tensor, known.from, at));
            }
        }
    }
}

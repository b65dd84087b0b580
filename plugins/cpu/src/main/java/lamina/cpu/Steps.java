package lamina.cpu;

import java.util.List;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** A procedure as a flat list of steps, and the op that each is of. */
final class Steps {
    private final Procedure procedure;
    private final Runnable[] steps;
    private final List<Op> ops;

    Steps(Procedure procedure, Runnable[] steps, List<Op> ops) {
        this.procedure = procedure;
        this.steps = steps;
        this.ops = List.copyOf(ops);
    }

    void run() {
        int at = 0;
        try {
            for (; at < steps.length; at++) {
                steps[at].run();
            }
        } catch (BackendException e) {
            throw e; // says it all
        } catch (RuntimeException e) {
            throw new BackendException(
                    "procedure '" + procedure.name() + "': the op " + describe(ops.get(at)) + " failed: " + e
                            + ". This is a fault of the plugin that the op comes from; please report it there",
                    e);
        }
    }

    boolean hasResult(Tensor tensor) {
        return procedure.results().contains(tensor);
    }

    List<Tensor> results() {
        return procedure.results();
    }

    /** An op's type with the tensors it reads and writes. */
    static String describe(Op op) {
        return op.type() + " (" + names(op.reads()) + " -> " + names(op.writes()) + ")";
    }

    private static String names(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::toString).collect(Collectors.joining(", "));
    }
}

package lamina.cpu;

import java.util.List;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** A procedure as a flat list of steps, the op that each is of, and the placement that its time belongs to. */
final class Steps {
    private static final long[] UNTIMED = {};

    private final Procedure procedure;
    private final Runnable[] steps;
    private final List<Op> ops;
    private final int[] placements;

    private Steps(Procedure procedure, List<Step> steps) {
        this.procedure = procedure;
        this.steps = steps.stream().map(Step::run).toArray(Runnable[]::new);
        this.ops = steps.stream().map(Step::op).toList();
        this.placements = steps.stream().mapToInt(Step::placement).toArray();
    }

    /** One step, while a procedure is put together. */
    record Step(Runnable run, Op op, int placement) {}

    static Steps of(Procedure procedure, List<Step> steps) {
        return new Steps(procedure, steps);
    }

    void run() {
        run(UNTIMED);
    }

    /** Nanoseconds by placement. */
    long[] time(int count) {
        long[] times = new long[count];
        run(times);
        return times;
    }

    private void run(long[] times) {
        int at = 0;
        try {
            for (; at < steps.length; at++) {
                if (times.length == 0) {
                    steps[at].run();
                } else {
                    long began = System.nanoTime();
                    steps[at].run();
                    times[placements[at]] += System.nanoTime() - began;
                }
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

    Procedure procedure() {
        return procedure;
    }

    /** An op's type with the tensors it reads and writes. */
    static String describe(Op op) {
        return op.type() + " (" + names(op.reads()) + " -> " + names(op.writes()) + ")";
    }

    private static String names(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::toString).collect(Collectors.joining(", "));
    }
}

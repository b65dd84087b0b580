package lamina.cpu;

import java.util.List;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.Placement;
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
    private final List<Placement> placed;
    private final OpEvent recording = new OpEvent(); // asked whether there is one

    private Steps(Procedure procedure, List<Step> steps, List<Placement> placed) {
        this.procedure = procedure;
        this.steps = steps.stream().map(Step::run).toArray(Runnable[]::new);
        this.ops = steps.stream().map(Step::op).toList();
        this.placements = steps.stream().mapToInt(Step::placement).toArray();
        this.placed = List.copyOf(placed);
    }

    /** One step, while a procedure is put together. */
    record Step(Runnable run, Op op, int placement) {}

    /** @param placed the procedure's placements, by the steps' numbers */
    static Steps of(Procedure procedure, List<Step> steps, List<Placement> placed) {
        return new Steps(procedure, steps, placed);
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
        if (recording.isEnabled()) {
            record(times);
        } else {
            run(0, steps.length, times);
        }
    }

    /** Each op as an event of the flight recording that is under way. */
    private void record(long[] times) {
        int from = 0;
        while (from < steps.length) {
            int to = from + 1;
            while (to < steps.length && placements[to] == placements[from]) {
                to++;
            }
            OpEvent event = new OpEvent();
            event.begin();
            run(from, to, times);
            event.finish(placed.get(placements[from]));
            from = to;
        }
    }

    private void run(int from, int to, long[] times) {
        int at = from;
        try {
            for (; at < to; at++) {
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

package lamina.cpu;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** Steps over memory on the host. */
final class CpuProgram implements Program {
    private final Map<String, Steps> procedures;
    private final List<Placement> placements;
    private final Outside outside;
    private final Precision precision;
    private final Resources resources;
    private String last = "";
    private boolean closed;

    CpuProgram(
            Map<String, Steps> procedures,
            List<Placement> placements,
            Outside outside,
            Precision precision,
            Resources resources) {
        this.procedures = procedures;
        this.placements = List.copyOf(placements);
        this.outside = outside;
        this.precision = precision;
        this.resources = resources;
    }

    @Override
    public void run(String procedure) {
        begin(procedure).run();
    }

    @Override
    public long[] time(String procedure) {
        int count = (int) placements.stream()
                .filter(placement -> placement.procedure().equals(procedure))
                .count();
        return begin(procedure).time(count);
    }

    private Steps begin(String procedure) {
        requireOpen();
        Steps steps = procedures.get(procedure);
        if (steps == null) {
            throw new IllegalArgumentException(
                    "the graph has no procedure '" + procedure + "'; it has " + procedures.keySet());
        }
        outside.refresh();
        last = procedure;
        return steps;
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        requireOpen();
        if (tensor.role() == Role.VALUE) {
            throw new IllegalArgumentException(
                    "the value " + tensor
                            + " cannot be written from outside: an op computes it. Inputs, parameters and states can be written");
        }
        outside.write(tensor, from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        requireOpen();
        if (tensor.role() == Role.VALUE) {
            requireResult(tensor);
        }
        outside.read(tensor, last, into);
    }

    private void requireResult(Tensor tensor) {
        if (last.isEmpty()) {
            throw new IllegalStateException("the value " + tensor + " cannot be read before a procedure has run");
        }
        if (!procedures.get(last).hasResult(tensor)) {
            throw new IllegalArgumentException("the value " + tensor + " is not a result of procedure '" + last
                    + "', which ran last, so its memory may have been used again; results are "
                    + procedures.get(last).results());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new BackendException("the program is closed, its memory is gone; compile the graph again");
        }
    }

    @Override
    public List<Placement> placements() {
        return placements;
    }

    /** What the program holds; nothing once it is closed. */
    @Override
    public List<MemoryUse> memory() {
        return closed ? List.of() : resources.memory().uses();
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            resources.close();
        }
    }
}

package lamina.cpu;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.backend.ProgramUse;
import lamina.api.graph.Tensor;

/** Steps over memory on the host. */
final class CpuProgram implements Program {
    private final Map<String, Steps> procedures;
    private final List<Placement> placements;
    private final Outside outside;
    private final Precision precision;
    private final Resources resources;
    private final ProgramUse use;

    CpuProgram(
            Map<String, Steps> procedures,
            List<Placement> placements,
            Outside outside,
            Precision precision,
            Resources resources) {
        this.procedures = procedures;
        this.use = new ProgramUse(
                procedures.values().stream().map(Steps::procedure).toList());
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
        use.run(procedure);
        outside.refresh();
        return procedures.get(procedure);
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        use.write(tensor, from);
        outside.write(tensor, from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        outside.read(tensor, use.read(tensor, into), into);
    }

    @Override
    public List<Placement> placements() {
        return placements;
    }

    /** What the program holds; nothing once it is closed. */
    @Override
    public List<MemoryUse> memory() {
        return use.closed() ? List.of() : resources.memory().uses();
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public void close() {
        if (use.close()) {
            resources.close();
        }
    }
}

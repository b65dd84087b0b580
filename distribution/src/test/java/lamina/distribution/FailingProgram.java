package lamina.distribution;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.BackendException;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/** A program that fails in one of its runs. */
record FailingProgram(Program program, AtomicInteger left) implements Program {

    /** @param run the number of the run that fails, from 1 */
    FailingProgram(Program program, int run) {
        this(program, new AtomicInteger(run));
    }

    @Override
    public void run(String procedure) {
        if (left.decrementAndGet() == 0) {
            throw new BackendException("out of luck");
        }
        program.run(procedure);
    }

    @Override
    public long[] time(String procedure) {
        return program.time(procedure);
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        program.write(tensor, from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        program.read(tensor, into);
    }

    @Override
    public List<Placement> placements() {
        return program.placements();
    }

    @Override
    public List<MemoryUse> memory() {
        return program.memory();
    }

    @Override
    public void close() {
        program.close();
    }
}

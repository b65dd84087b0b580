package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.core.train.Sequential;

/** The simplest backend, with something to do before each run, that counts its open programs. */
record Watched(Runnable before, AtomicInteger open) implements Backend {

    static Watched by(Runnable before) {
        return new Watched(before, new AtomicInteger());
    }

    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        open.incrementAndGet();
        return new Run(new Sequential().compile(graph, overrides), this);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return List.of(new Device("sequential", "one after the other", true, ""));
    }

    private record Run(Program program, Watched watched) implements Program {

        @Override
        public void run(String procedure) {
            watched.before.run();
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
            return List.of(new MemoryUse("values", 100));
        }

        @Override
        public void close() {
            watched.open.decrementAndGet();
            program.close();
        }
    }
}

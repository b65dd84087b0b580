package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/** The programs of several devices as one: they run a procedure together, each on its own thread. */
final class JointProgram implements Program, Traffic {
    private final List<Station> stations;
    private final Layout layout;
    private final Links links;
    private final Halt halt;
    private final Map<String, AtomicLong> runs;
    private volatile boolean closed;

    JointProgram(List<Station> stations, Layout layout, Links links, Halt halt) {
        this.stations = List.copyOf(stations);
        this.layout = layout;
        this.links = links;
        this.halt = halt;
        this.runs = stations.stream()
                .flatMap(station -> station.procedures().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> new AtomicLong()));
    }

    @Override
    public void run(String procedure) {
        run(procedure, false);
    }

    @Override
    public long[] time(String procedure) {
        run(procedure, true);
        return stations.stream()
                .filter(station -> station.procedures().contains(procedure))
                .flatMapToLong(station -> Arrays.stream(station.times()))
                .toArray();
    }

    private void run(String procedure, boolean timed) {
        requireOpen();
        AtomicLong count = runs.get(procedure);
        if (count == null) {
            throw new IllegalArgumentException(
                    "the graph has no procedure '" + procedure + "'; it has " + runs.keySet());
        }
        count.incrementAndGet();
        halt.clear();
        links.clear();
        for (Station station : stations) {
            if (station.procedures().contains(procedure)) {
                station.start(procedure, timed);
            }
        }
        for (Station station : stations) {
            station.await();
        }
        halt.rethrow();
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        requireOpen();
        layout.write(tensor, from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        requireOpen();
        layout.read(tensor, into);
    }

    @Override
    public long moved(String procedure) {
        return links.moved(procedure);
    }

    @Override
    public long runs(String procedure) {
        return runs.containsKey(procedure) ? runs.get(procedure).get() : 0;
    }

    /** Those of one device after those of another. */
    @Override
    public List<Placement> placements() {
        return stations.stream()
                .flatMap(station -> station.program().placements().stream().map(p -> p.on(station.device())))
                .toList();
    }

    /** Part by part of each device, and what lies between them. */
    @Override
    public List<MemoryUse> memory() {
        if (closed) {
            return List.of();
        }
        Stream<MemoryUse> own = stations.stream()
                .flatMap(station -> station.program().memory().stream()
                        .map(use -> new MemoryUse(station.device() + ": " + use.purpose(), use.bytes())));
        return Stream.concat(own, links.memory().stream()).toList();
    }

    /** The lowest of its devices'. */
    @Override
    public Precision precision() {
        boolean narrow = stations.stream().anyMatch(station -> station.program().precision() == Precision.BF16);
        return narrow ? Precision.BF16 : Precision.F32;
    }

    private void requireOpen() {
        if (closed) {
            throw new BackendException("the program is closed, its memory is gone; compile the graph again");
        }
    }

    /** Ends what runs, then closes every device's program, then what joins them. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            halt.stop(new BackendException("the program was closed while it ran"));
            Closing.all(Stream.concat(stations.stream(), Stream.of(links)).toList());
        }
    }
}

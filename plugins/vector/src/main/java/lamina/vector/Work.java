package lamina.vector;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Kernel;

/** The steps of one op, while they are put together. */
final class Work {
    private final HostMemory memory;
    private final Slots slots;
    private final List<Runnable> steps = new ArrayList<>();

    Work(HostMemory memory, Session session) {
        this.memory = memory;
        this.slots = session.slots(memory);
    }

    int threads() {
        return memory.threads();
    }

    Slots slots() {
        return slots;
    }

    /** The address of a tensor. */
    long of(Tensor tensor) {
        return memory.of(tensor).address();
    }

    /** The address of zeros that stay zero. */
    long zeros(int count) {
        return memory.lasting(4L * count).address();
    }

    void add(int size, Kernel kernel) {
        steps.add(memory.parallel(size, kernel));
    }

    /** Adds a product whose panels are packed before it: worth it where there are many blocks of rows. */
    void multiplyPacked(Rows rows, Columns columns, Target target, Grid grid) {
        int panels = Grid.panels(grid.columns());
        MemorySegment room = memory.scratch(4L * grid.groups() * panels * grid.depth() * Tile.COLUMNS);
        Panels.Packed packed = new Panels.Packed(columns, new Room.OfPanels(room.address()), panels, grid.depth());
        add(grid.groups() * panels, packed);
        add(grid.blocks(), new Product(rows, packed, target, grid, slots));
    }

    /** Adds a product whose panels are packed within it. */
    void multiply(Rows rows, Columns columns, Target target, Grid grid) {
        long bytes = 4L * Tile.DEPTH * Tile.COLUMNS;
        List<Room.OfPanels> rooms = IntStream.range(0, slots.count())
                .mapToObj(i -> new Room.OfPanels(memory.scratch(bytes).address()))
                .toList();
        add(grid.blocks(), new Product(rows, new Panels.Fresh(columns, rooms), target, grid, slots));
    }

    /** Adds the sums of feature maps over all places. */
    void sumChannels(Tensor maps, Tensor into) {
        int channels = into.shape().size();
        int places = maps.shape().size() / channels;
        int stretch = ChannelSums.stretch(places);
        long parts = memory.scratch(4L * ((places + stretch - 1) / stretch) * channels)
                .address();
        ChannelSums sums = new ChannelSums(of(maps), parts, places, channels, stretch);
        add(sums.stretches(), sums);
        add(channels, new ChannelSums.Total(sums, of(into)));
    }

    Preparation accept(String implementation) {
        Runnable[] all = steps.toArray(Runnable[]::new);
        Runnable step = () -> {
            for (Runnable each : all) {
                each.run();
            }
        };
        return new Preparation.Accepted(
                all.length == 1 ? all[0] : step, "vector " + implementation + " " + Lanes.LENGTH * Float.SIZE);
    }
}

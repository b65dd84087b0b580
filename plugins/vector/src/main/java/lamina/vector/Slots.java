package lamina.vector;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Rooms for as many threads as compute: a kernel takes a slot while it runs, whichever is free. */
final class Slots {
    private final AtomicIntegerArray taken;
    private final List<Slot> slots;

    /**
     * What one thread packs and sums in; on the heap, see {@link Room.OfRows}.
     *
     * @param rows packed rows
     * @param sums tiles of sums
     */
    record Slot(Room.OfRows rows, Room.OfRows sums) {}

    Slots(int count) {
        taken = new AtomicIntegerArray(count);
        slots = IntStream.range(0, count)
                .mapToObj(i -> new Slot(
                        new Room.OfRows(Grid.MOST_ROWS * Tile.PITCH),
                        new Room.OfRows(Grid.MOST_ROWS * Grid.MOST_COLUMNS)))
                .toList();
    }

    int count() {
        return slots.size();
    }

    Slot slot(int number) {
        return slots.get(number);
    }

    /** The number of a slot that nobody else has until it is given back. */
    int take() {
        for (int i = 0; ; i = (i + 1) % slots.size()) {
            if (taken.compareAndSet(i, 0, 1)) {
                return i;
            }
        }
    }

    void give(int number) {
        taken.set(number, 0);
    }
}

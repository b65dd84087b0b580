package $package$;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.BackendException;
import lamina.api.train.Collective;

/** Where the members meet: each shows the others its memory, and goes on when all have come. */
final class $Name$Group {
    private static final int NOBODY = -1;

    private final MemorySegment[] brought;
    private int arrived;
    private long round;
    private int gone = NOBODY;

    private $Name$Group(int size) {
        brought = new MemorySegment[size];
    }

    /** All members, by rank. One that reaches other processes finds them here, and throws a {@link BackendException} if it cannot. */
    static List<Collective> of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a group has one member at least; found " + size);
        }
        $Name$Group group = new $Name$Group(size);
        return IntStream.range(0, size)
                .mapToObj(rank -> (Collective) new $Name$Member(rank, group))
                .toList();
    }

    int size() {
        return brought.length;
    }

    /** What a member has brought to the last meeting. */
    MemorySegment brought(int rank) {
        return brought[rank];
    }

    /** Returns when all are here with their memory. */
    synchronized void meet(int rank, MemorySegment memory) {
        brought[rank] = memory;
        meet(rank);
    }

    /** Returns when all are here; what each has brought stays with the group. */
    synchronized void meet(int rank) {
        requireAll(rank);
        long now = round;
        arrived++;
        if (arrived == size()) {
            arrived = 0;
            round++;
            notifyAll();
        }
        while (round == now) {
            requireAll(rank);
            pause(rank);
        }
    }

    private void pause(int rank) {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(rank);
            throw new BackendException("member " + rank + " was interrupted while it waited for the others", e);
        }
    }

    private void requireAll(int rank) {
        if (gone == rank) {
            throw new BackendException("member " + rank + " has left the group; make a new one");
        }
        if (gone != NOBODY) {
            throw new BackendException("member " + rank + " waits for member " + gone + ", which has failed or left");
        }
    }

    /** Nobody may wait for a member that leaves. */
    synchronized void leave(int rank) {
        if (gone == NOBODY) {
            gone = rank;
        }
        notifyAll();
    }
}

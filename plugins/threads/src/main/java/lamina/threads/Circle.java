package lamina.threads;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import lamina.api.BackendException;
import lamina.api.train.Collective;

/** Where the members meet, and what memory each has brought. */
final class Circle {
    /** Turns of waiting before a thread sleeps: some 20 µs, about what a wake-up costs. */
    private static final int TURNS = 1000;

    private static final int NOBODY = -1;

    private final MemorySegment[] brought;
    private final AtomicReferenceArray<Thread> threads;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger round = new AtomicInteger(); // publishes what was brought
    private final AtomicInteger gone = new AtomicInteger(NOBODY);

    private Circle(int size) {
        brought = new MemorySegment[size];
        threads = new AtomicReferenceArray<>(size);
    }

    static List<Collective> of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a group has one member at least; found " + size);
        }
        Circle circle = new Circle(size);
        return IntStream.range(0, size)
                .mapToObj(rank -> (Collective) new Member(rank, circle))
                .toList();
    }

    int size() {
        return brought.length;
    }

    /** What a member has brought to the last {@link #meet(int, MemorySegment)}. */
    MemorySegment brought(int rank) {
        return brought[rank];
    }

    /** Returns when all are here with their memory. */
    void meet(int rank, MemorySegment memory) {
        brought[rank] = memory;
        meet(rank);
    }

    /** Returns when all are here. */
    void meet(int rank) {
        requireAll(rank);
        int now = round.get();
        threads.set(rank, Thread.currentThread());
        if (arrived.incrementAndGet() == size()) {
            arrived.set(0);
            round.incrementAndGet();
            wakeAll();
        } else {
            for (int turn = 0; round.get() == now; turn++) {
                requireAll(rank);
                pause(turn);
            }
        }
    }

    private void pause(int turn) {
        if (turn < TURNS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park(this);
        }
    }

    private void requireAll(int rank) {
        int left = gone.get();
        if (left != NOBODY) {
            throw new BackendException(
                    left == rank
                            ? "member " + rank + " has left the group; make a new one"
                            : "member " + rank + " waits for member " + left + ", which has failed or left");
        }
    }

    /** A member leaves: nobody may wait for it. */
    void leave(int rank) {
        gone.compareAndSet(NOBODY, rank);
        wakeAll();
    }

    private void wakeAll() {
        for (int i = 0; i < size(); i++) {
            LockSupport.unpark(threads.get(i));
        }
    }
}

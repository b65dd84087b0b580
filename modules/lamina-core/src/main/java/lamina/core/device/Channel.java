package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a tensor lies between two devices. In each run of its procedure it is sent once and received once, and all devices have finished
 * one run before the next begins: so there is always room, and sending never waits.
 */
final class Channel {
    private final Crossing crossing;
    private final MemorySegment content;
    private final Halt halt;
    private volatile boolean full;
    private volatile Thread receiver = Thread.currentThread(); // until there is one
    private final AtomicLong moved = new AtomicLong(); // bytes

    Channel(Crossing crossing, MemorySegment content, Halt halt) {
        this.crossing = crossing;
        this.content = content;
        this.halt = halt;
    }

    void send(MemorySegment from) {
        content.copyFrom(from);
        moved.addAndGet(content.byteSize());
        full = true;
        LockSupport.unpark(receiver);
    }

    void receive(MemorySegment into) {
        receiver = Thread.currentThread();
        for (int turn = 0; !full; turn++) {
            halt.check();
            Waiting.pause(turn, this);
        }
        full = false;
        into.copyFrom(content);
    }

    /** Forgets what a run that failed has left. */
    void clear() {
        full = false;
    }

    Crossing crossing() {
        return crossing;
    }

    long moved() {
        return moved.get();
    }

    @Override
    public String toString() {
        return crossing.from() + " to " + crossing.to();
    }
}

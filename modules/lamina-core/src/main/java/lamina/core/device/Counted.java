package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import lamina.api.train.Collective;

/** A member of a group that counts what it adds up. */
final class Counted implements Collective {
    private final Collective member;
    private final AtomicLong reduced = new AtomicLong();

    Counted(Collective member) {
        this.member = member;
    }

    /** Bytes so far. */
    long reduced() {
        return reduced.get();
    }

    @Override
    public int rank() {
        return member.rank();
    }

    @Override
    public int size() {
        return member.size();
    }

    @Override
    public void barrier() {
        member.barrier();
    }

    @Override
    public void broadcast(MemorySegment values, int root) {
        member.broadcast(values, root);
    }

    @Override
    public void allReduce(MemorySegment values) {
        member.allReduce(values);
        reduced.addAndGet(values.byteSize());
    }

    @Override
    public void gather(MemorySegment part, MemorySegment whole, int root) {
        member.gather(part, whole, root);
    }

    @Override
    public void close() {
        member.close();
    }
}

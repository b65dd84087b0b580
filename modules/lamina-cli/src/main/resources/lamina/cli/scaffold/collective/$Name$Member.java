package $package$;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import lamina.api.train.Collective;

/** One of the replicas. Whatever the members do is done between two meetings: the first shows, the second waits until all have seen. */
record $Name$Member(int rank, $Name$Group group) implements Collective {

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public void barrier() {
        group.meet(rank);
    }

    @Override
    public void broadcast(MemorySegment values, int root) {
        group.meet(rank, values);
        requireMember(root);
        requireSame(values);
        if (rank != root) {
            values.copyFrom(group.brought(root));
        }
        barrier();
    }

    /** Each member adds up one stretch of everybody's memory, rank by rank, so that the sums do not depend on who comes first. */
    @Override
    public void allReduce(MemorySegment values) {
        group.meet(rank, values);
        requireSame(values);
        long floats = values.byteSize() / Float.BYTES;
        long end = floats * (rank + 1) / size();
        for (long i = floats * rank / size(); i < end; i++) {
            float sum = 0;
            for (int other = 0; other < size(); other++) {
                sum += group.brought(other).getAtIndex(JAVA_FLOAT, i);
            }
            for (int other = 0; other < size(); other++) {
                group.brought(other).setAtIndex(JAVA_FLOAT, i, sum);
            }
        }
        barrier();
    }

    @Override
    public void gather(MemorySegment part, MemorySegment whole, int root) {
        group.meet(rank, part);
        requireMember(root);
        requireSame(part);
        if (rank == root) {
            require(whole.byteSize() == size() * part.byteSize(), "all parts together have not the size of the whole: ", whole.byteSize());
            for (int other = 0; other < size(); other++) {
                MemorySegment.copy(group.brought(other), 0, whole, other * part.byteSize(), part.byteSize());
            }
        }
        barrier();
    }

    private void requireMember(int root) {
        require(root >= 0 && root < size(), "the group has no member ", root);
    }

    private void requireSame(MemorySegment own) {
        for (int other = 0; other < size(); other++) {
            long bytes = group.brought(other).byteSize();
            require(bytes == own.byteSize(), "all members have to bring as many bytes; found another's to be ", bytes);
        }
    }

    /** The others would wait for a member that gives up, so it leaves. */
    private void require(boolean holds, String message, long found) {
        if (!holds) {
            close();
            throw new IllegalArgumentException("member " + rank + ": " + message + found);
        }
    }

    @Override
    public void close() {
        group.leave(rank);
    }
}

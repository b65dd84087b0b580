package lamina.threads;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import lamina.api.train.Collective;

/** One of the threads. */
record Member(int rank, Circle circle) implements Collective {
    private static final long PIECE = 4096; // floats: what stays in the nearest cache while it is added up

    @Override
    public int size() {
        return circle.size();
    }

    @Override
    public void barrier() {
        circle.meet(rank);
    }

    @Override
    public void broadcast(MemorySegment values, int root) {
        circle.meet(rank, values);
        MemorySegment from = circle.brought(checked(root));
        requireSame(from, root);
        if (rank != root) {
            values.copyFrom(from);
        }
        circle.meet(rank); // until all have it
    }

    @Override
    public void allReduce(MemorySegment values) {
        circle.meet(rank, values);
        for (int other = 0; other < size(); other++) {
            requireSame(circle.brought(other), other);
        }
        long floats = values.byteSize() / Float.BYTES;
        addUp(floats * rank / size(), floats * (rank + 1) / size());
        circle.meet(rank); // until all stretches are done
    }

    /** Adds up one stretch of everybody's memory, which no other member touches, rank by rank. */
    private void addUp(long from, long to) {
        MemorySegment sum = circle.brought(0);
        for (long begin = from; begin < to; begin += PIECE) {
            long end = Math.min(begin + PIECE, to);
            for (int other = 1; other < size(); other++) {
                add(circle.brought(other), sum, begin, end);
            }
            for (int other = 1; other < size(); other++) {
                MemorySegment.copy(
                        sum,
                        begin * Float.BYTES,
                        circle.brought(other),
                        begin * Float.BYTES,
                        (end - begin) * Float.BYTES);
            }
        }
    }

    private static void add(MemorySegment summand, MemorySegment sum, long from, long to) {
        for (long i = from; i < to; i++) {
            sum.setAtIndex(JAVA_FLOAT, i, sum.getAtIndex(JAVA_FLOAT, i) + summand.getAtIndex(JAVA_FLOAT, i));
        }
    }

    @Override
    public void gather(MemorySegment part, MemorySegment whole, int root) {
        circle.meet(rank, part);
        if (rank == checked(root)) {
            requireRoom(whole);
            for (int other = 0; other < size(); other++) {
                requireSame(circle.brought(other), other);
                MemorySegment.copy(circle.brought(other), 0, whole, other * part.byteSize(), part.byteSize());
            }
        }
        circle.meet(rank); // until it has been read
    }

    private void requireRoom(MemorySegment whole) {
        long bytes = size() * circle.brought(rank).byteSize();
        if (whole.byteSize() != bytes) {
            throw failed(
                    "the parts of " + size() + " members have " + bytes + " bytes, the whole has " + whole.byteSize());
        }
    }

    private void requireSame(MemorySegment other, int whose) {
        long own = circle.brought(rank).byteSize();
        if (other.byteSize() != own) {
            throw failed("member " + rank + " has brought " + own + " bytes, member " + whose + " " + other.byteSize()
                    + "; all have to bring as much");
        }
    }

    private int checked(int root) {
        if (root < 0 || root >= size()) {
            throw failed("there is no member " + root + " among " + size());
        }
        return root;
    }

    /** The others would wait for a member that gives up. */
    private IllegalArgumentException failed(String why) {
        circle.leave(rank);
        return new IllegalArgumentException(why);
    }

    @Override
    public void close() {
        circle.leave(rank);
    }
}

package lamina.api.train;

import java.lang.foreign.MemorySegment;
import lamina.api.Experimental;

/**
 * One member of a group that computes together: the replicas of a network, say. All members call the same methods in the same order, each
 * from its own thread or process; a call returns when the member's part is done. Nothing is allocated per call.
 *
 * <p>Memory has the same size for every member, whole floats, and can be reached from any thread.
 *
 * <p>When a member fails or {@linkplain #close leaves}, whoever waits for it, or would, gets a {@link lamina.api.BackendException} instead of
 * waiting for ever.
 */
@Experimental
public interface Collective extends AutoCloseable {

    /** Which member this is, from 0. */
    int rank();

    /** How many members there are. */
    int size();

    /** Returns when every member has called it. */
    void barrier();

    /**
     * Gives every member what one of them has.
     *
     * @param values read by the member {@code root}, written by all others
     */
    void broadcast(MemorySegment values, int root);

    /**
     * Replaces floats by their sums over all members. Each sum is taken in one order, whoever comes first: a run that is repeated gives the
     * same bits, and all members get the same.
     */
    void allReduce(MemorySegment values);

    /**
     * Lays the members' parts one after the other, by rank.
     *
     * @param part this member's
     * @param whole as large as all parts; written by the member {@code root} alone, any size elsewhere
     */
    void gather(MemorySegment part, MemorySegment whole, int root);

    /** Leaves the group: it cannot do anything any more. */
    @Override
    void close();
}

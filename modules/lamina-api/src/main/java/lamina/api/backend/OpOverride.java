package lamina.api.backend;

import lamina.api.Experimental;
import lamina.api.graph.Op;

/**
 * A faster way to run one kind of op on backends whose memory looks like {@code M}.
 *
 * @param <O> the op
 * @param <M> how the backend shows its memory: {@link HostMemory} for the CPU
 */
@Experimental
public interface OpOverride<O extends Op, M> {

    /** The op's class, exactly. */
    Class<O> op();

    /** The class of memory it works on. */
    Class<M> memory();

    /**
     * Prepares one op of a graph: creates primitives, takes scratch memory. What it prepares runs many times and allocates nothing.
     *
     * <p>An op and its gradient may hand each other a workspace tensor whose content only they understand, so an override that takes
     * one of the two must take the other: decide by what both know (the forward op's shapes and attributes).
     */
    Preparation prepare(O op, M memory);
}

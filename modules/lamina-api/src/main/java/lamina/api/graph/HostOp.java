package lamina.api.graph;

import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import lamina.api.BackendException;
import lamina.api.Experimental;

/**
 * An op that the host does between the steps of the device, whatever the device: it sends a tensor to another device, or adds gradients up
 * over several. It has no kernels; a backend calls {@link #run}, and no override takes it.
 */
@Experimental
public interface HostOp extends Op {

    /**
     * Does it. Called in its place among the procedure's ops: what it reads is complete, what it writes is read by nobody yet. It may block
     * until others have done their part, and allocates nothing. An exception ends the run.
     *
     * @param memory the content of a tensor that this op reads or writes, in the host's memory and in the visible layout; of what it writes
     *     and does not read, whatever was there before. The same segments in every run are not promised, and they are not to be kept
     */
    void run(Function<Tensor, MemorySegment> memory);

    /** @throws BackendException always: nothing can be launched on a device */
    @Override
    default void launch(Launcher on) {
        throw new BackendException("the op '" + type() + "' (" + reads() + " -> " + writes()
                + ") is done by the host and has no kernels: the backend that compiles the graph has to call HostOp.run in its place;"
                + " use a version of the backend that knows ops of the host");
    }
}

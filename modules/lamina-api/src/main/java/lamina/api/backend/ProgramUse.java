package lamina.api.backend;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.Experimental;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/**
 * What may be done with a {@link Program} at this moment. The rules are the same for every backend, so its program asks here first, and
 * every backend refuses in the same words.
 */
@Experimental
public final class ProgramUse {
    private final Map<String, Procedure> procedures = new LinkedHashMap<>();
    private String last = "";
    private volatile boolean closed;

    /** Of a program that runs these procedures. */
    public ProgramUse(List<Procedure> procedures) {
        procedures.forEach(procedure -> this.procedures.put(procedure.name(), procedure));
    }

    /**
     * Before a procedure runs.
     *
     * @throws BackendException if the program is closed
     * @throws IllegalArgumentException if there is no such procedure
     */
    public void run(String procedure) {
        requireOpen();
        if (!procedures.containsKey(procedure)) {
            throw new IllegalArgumentException(
                    "the graph has no procedure '" + procedure + "'; it has " + procedures.keySet());
        }
        last = procedure;
    }

    /**
     * Before a tensor is written from outside.
     *
     * @throws BackendException if the program is closed
     * @throws IllegalArgumentException if an op computes the tensor, or the segment has another size
     */
    public void write(Tensor tensor, MemorySegment from) {
        requireOpen();
        if (tensor.role() == Role.VALUE) {
            throw new IllegalArgumentException(
                    "the value " + tensor
                            + " cannot be written from outside: an op computes it. Inputs, parameters and states can be written");
        }
        requireSize(tensor, from, "write from");
    }

    /**
     * Before a tensor is read from outside.
     *
     * @return the procedure that ran last, whose values there are; "" before the first
     * @throws BackendException if the program is closed
     * @throws IllegalStateException if it is a value, and no procedure has run yet
     * @throws IllegalArgumentException if it is a value and no result of the procedure that ran last, or the segment has another size
     */
    public String read(Tensor tensor, MemorySegment into) {
        requireOpen();
        if (tensor.role() == Role.VALUE) {
            requireResult(tensor);
        }
        requireSize(tensor, into, "read into");
        return last;
    }

    private void requireResult(Tensor tensor) {
        if (last.isEmpty()) {
            throw new IllegalStateException("the value " + tensor + " cannot be read before a procedure has run");
        }
        List<Tensor> results = procedures.get(last).results();
        if (!results.contains(tensor)) {
            throw new IllegalArgumentException("the value " + tensor + " is not a result of procedure '" + last
                    + "', which ran last, so its memory may have been used again; results are "
                    + results);
        }
    }

    private static void requireSize(Tensor tensor, MemorySegment outside, String what) {
        if (outside.byteSize() != tensor.bytes()) {
            throw new IllegalArgumentException("the memory to " + what + " must be as large as the tensor: " + tensor
                    + " has " + tensor.bytes() + " bytes, the segment " + outside.byteSize());
        }
    }

    /**
     * Before anything else is asked of it.
     *
     * @throws BackendException if the program is closed
     */
    public void requireOpen() {
        if (closed) {
            throw new BackendException("the program is closed, its memory is gone; compile the graph again");
        }
    }

    /** Whether it is closed. */
    public boolean closed() {
        return closed;
    }

    /**
     * It is closed from now on.
     *
     * @return whether this is the first time, so that there is something to give back
     */
    public boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}

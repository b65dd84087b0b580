package lamina.api.backend;

import java.util.List;

/** Runs graphs on one kind of device. */
public interface Backend extends AutoCloseable {

    /**
     * Compiles a graph: plans its memory once, and turns each procedure into a flat list of steps. Parameters and states are zero until
     * they are written. A {@link lamina.api.graph.HostOp} is a step like any other, that the host does.
     *
     * @param graph what to run
     * @param overrides faster ways that were found; a backend takes those whose memory it has and whose set is chosen by its settings
     * @throws lamina.api.BackendException if the device cannot run it: too little memory, a kernel outside the dialect
     */
    Program compile(Graph graph, List<OverrideSet> overrides);

    /**
     * The devices it could run on here, with the reason where it cannot.
     *
     * @param overrides those that {@link #compile} would be given: the remarks say what they would do
     */
    List<Device> devices(List<OverrideSet> overrides);

    /** Lets go of threads and devices; programs are closed before. */
    @Override
    default void close() {}
}

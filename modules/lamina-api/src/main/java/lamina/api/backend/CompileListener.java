package lamina.api.backend;

/** Hears how far a backend has come with a graph, where that takes long: kernels that are compiled for a device. */
@FunctionalInterface
public interface CompileListener {

    /** Hears nothing. */
    CompileListener NONE = (_, _) -> {};

    /**
     * Called by the thread that compiles.
     *
     * @param done how many kernels are ready
     * @param all how many there are
     */
    void compiled(int done, int all);
}

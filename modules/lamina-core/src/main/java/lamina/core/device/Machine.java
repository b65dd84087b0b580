package lamina.core.device;

import java.util.List;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Device;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.core.RunSpec;
import lamina.core.graph.Assembly;

/** What a run computes on: one backend, several by its layers, or replicas. */
public interface Machine extends AutoCloseable {

    /**
     * The machine of a run.
     *
     * @throws lamina.api.ConfigurationException if the run's devices do not go together
     */
    static Machine of(RunSpec run) {
        return run.replicas().isPresent() ? new Replicas(run) : new Columns(run);
    }

    /**
     * Compiles an assembly of the run.
     *
     * @param overrides what may make a backend faster
     * @param listener hears how far each backend has come, one after the other
     * @throws lamina.api.BackendException if a device cannot run its part
     */
    Program compile(Assembly assembly, List<OverrideSet> overrides, CompileListener listener);

    /** What crosses between devices in each run of a procedure; empty if there is but one. */
    List<Crossing> crossings(Assembly assembly);

    /** The devices, with their names in the run if there are several. */
    List<Device> devices(List<OverrideSet> overrides);

    /** Closes the run's backends; programs are closed before. */
    @Override
    void close();
}

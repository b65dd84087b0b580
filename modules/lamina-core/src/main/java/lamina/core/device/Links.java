package lamina.core.device;

import java.util.List;
import lamina.api.backend.MemoryUse;

/** What joins devices. */
interface Links extends AutoCloseable {

    /** Bytes that have been handed on, in all runs of a procedure so far. */
    long moved(String procedure);

    /** Forgets what a run that failed has left; called before each run. */
    void clear();

    /** Memory between the devices. */
    List<MemoryUse> memory();

    @Override
    void close();
}

package lamina.core.train;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import lamina.api.DataException;
import lamina.api.PluginException;
import lamina.core.CheckpointSpec.OnError;

/** What becomes of a run whose files cannot be written: it stops, or it says so, once for each reason, and goes on. */
final class FailedWrites {
    private final OnError policy;
    private final Consumer<String> report;
    private final Set<String> reported = new HashSet<>();

    FailedWrites(OnError policy, Consumer<String> report) {
        this.policy = policy;
        this.report = report;
    }

    /**
     * Writes.
     *
     * @throws DataException if it fails and the run is to stop
     * @throws PluginException the same, if a listener's own code has failed
     */
    void attempt(Runnable write) {
        try {
            write.run();
        } catch (DataException | PluginException e) {
            if (policy == OnError.STOP) {
                throw e;
            }
            if (reported.add(e.getMessage())) {
                report.accept("warning: " + e.getMessage() + ". Training goes on, as train.checkpoint.onError says");
            }
        }
    }
}

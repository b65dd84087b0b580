package lamina.core.device;

import java.util.List;

/** Closes several things, whatever happens. */
final class Closing {
    private Closing() {}

    /** Closes all of them in their order; what went wrong first is thrown when all are closed. */
    static void all(List<? extends AutoCloseable> open) {
        RuntimeException first = null;
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                RuntimeException failure = e instanceof RuntimeException r ? r : new IllegalStateException(e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}

package lamina.core.device;

import java.util.stream.Stream;
import lamina.core.graph.Assembly;

/** What a program on several devices moves between them. */
public interface Traffic {

    /** Bytes that have been handed from one device to another, in all runs of a procedure so far. */
    long moved(String procedure);

    /** How often a procedure has run. */
    long runs(String procedure);

    /**
     * Bytes that have been handed from one device to another in a step of training, the mean of those so far; 0 before the first.
     *
     * @param portions in which the batch of a step comes
     */
    default long movedInStep(int portions) {
        long steps = (runs(Assembly.TRAIN) + runs(Assembly.OBSERVE)) / portions;
        long bytes = Stream.of(Assembly.TRAIN, Assembly.UPDATE, Assembly.OBSERVE, Assembly.OBSERVE_UPDATE)
                .mapToLong(this::moved)
                .sum();
        return bytes / Math.max(1, steps);
    }
}

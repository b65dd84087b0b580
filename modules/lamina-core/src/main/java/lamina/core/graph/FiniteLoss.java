package lamina.core.graph;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;

/**
 * Ends a step of training whose loss is no number, behind the forward pass and before anything is updated: what was learned stays as it was.
 *
 * @param losses [batch]
 */
public record FiniteLoss(Tensor losses) implements HostOp {

    /** What the step ends with. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(Tensor losses) {
            super("the loss (" + losses + ") is not finite");
        }
    }

    /** Whether it was this that ended a step: a device wraps what has ended it. */
    public static boolean ended(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Broken) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Tensor> reads() {
        return List.of(losses);
    }

    @Override
    public List<Tensor> writes() {
        return List.of();
    }

    @Override
    public void run(Function<Tensor, MemorySegment> memory) {
        MemorySegment content = memory.apply(losses);
        for (long i = 0; i < content.byteSize() / Float.BYTES; i++) {
            if (!Float.isFinite(content.getAtIndex(JAVA_FLOAT, i))) {
                throw new Broken(losses);
            }
        }
    }
}

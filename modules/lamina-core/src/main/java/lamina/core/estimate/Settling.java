package lamina.core.estimate;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lamina.api.train.Step;

/**
 * Hears the steps of a training, and tells how long one takes as soon as they are about as fast as they will be. At first memory is touched
 * for the first time and Java interprets, then its compiler takes time of the processors, in bursts: the quickstart's steps get twice as
 * fast in their first ten seconds, not evenly.
 */
final class Settling {
    private static final double LOOK = 4; // seconds of steps that are looked at together
    private static final int LEAST = 4; // steps, for chance to even out
    private static final double FASTER = 0.9; // of the time before: memory and caches are not settled
    private static final double COMPILING = 0.2; // of the time of one processor

    private final double limit;
    private final LongSupplier compiler;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Steady> before = Optional.empty();
    private double seconds; // of all steps
    private long compiled; // milliseconds, when this look began

    /**
     * A look at steps that begin to be done.
     *
     * @param limit seconds of steps after which what there is has to do
     * @param compiler milliseconds for which Java's compiler has worked so far
     */
    Settling(double limit, LongSupplier compiler) {
        this.limit = limit;
        this.compiler = compiler;
        this.compiled = compiler.getAsLong();
    }

    /** The same, by the compiler of this virtual machine. */
    Settling(double limit) {
        this(limit, Settling::compiling);
    }

    private static long compiling() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean(); // none where Java only interprets
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime()
                : 0;
    }

    /** Takes the next step; what they come to by now, if that is to be relied on. */
    Optional<Steady> hear(Step step) {
        steps.add(step);
        seconds += step.seconds();
        return whole() ? look() : Optional.empty();
    }

    private boolean whole() {
        return steps.size() >= LEAST
                && (seconds >= limit
                        || steps.stream().mapToDouble(Step::seconds).sum() >= LOOK);
    }

    private Optional<Steady> look() {
        Steady now = Steady.of(steps);
        boolean even =
                before.filter(then -> now.seconds() > FASTER * then.seconds()).isPresent();
        boolean busy = compiling(now.seconds() * steps.size());
        boolean relied = seconds >= limit || (even && !busy);
        before = Optional.of(now);
        steps.clear();
        return relied ? before : Optional.empty();
    }

    private boolean compiling(double looked) {
        long then = compiled;
        compiled = compiler.getAsLong();
        return (compiled - then) * 1e-3 > COMPILING * looked;
    }
}

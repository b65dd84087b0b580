package lamina.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lamina.api.backend.Device;
import lamina.api.backend.MemoryUse;
import lamina.config.Run;
import lamina.core.train.OpTime;
import lamina.core.train.Session;
import lamina.core.train.Timing;

/**
 * What {@code bench} measured.
 *
 * @param run what was configured
 * @param mode what was measured of it
 * @param session still open
 * @param timing of whole steps
 * @param lostBefore the share of the processors' time that others took right before
 * @param lostAfter the same right after
 * @param peak MiB that the process has had resident, where the system tells
 * @param ops times of the procedure's operations, in their order; empty unless asked for
 */
record BenchResult(
        Run run,
        BenchMode mode,
        Session session,
        Timing timing,
        double lostBefore,
        double lostAfter,
        Optional<Long> peak,
        List<OpTime> ops) {

    BenchResult {
        ops = List.copyOf(ops);
    }

    String model() {
        return run.spec().name();
    }

    /** What was really computed in, where the configuration leaves it open too: {@code f32} or {@code bf16}. */
    String precision() {
        return session.program().precision().name().toLowerCase(Locale.ROOT);
    }

    /** Who was to make operations faster; empty for a backend without that setting. */
    String nativeLibrary() {
        return run.setting("backend.native").orElse("");
    }

    /** Threads that compute, where 0 stands for one per processor. */
    int threads() {
        int set = run.setting("backend.threads")
                .filter(threads -> threads.matches("\\d{1,9}")) // a backend may call something else so
                .map(Integer::parseInt)
                .orElse(0);
        return set == 0 ? Runtime.getRuntime().availableProcessors() : set;
    }

    /** What the program holds in all, as {@code check} sums it. */
    long programBytes() {
        return session.program().memory().stream().mapToLong(MemoryUse::bytes).sum();
    }

    /** What computed, and how. */
    String device() {
        return session.devices().stream()
                .filter(Device::usable)
                .map(device -> "%s: %s; %s".formatted(device.name(), device.description(), device.remark()))
                .collect(joining(" / "));
    }

    /** Milliseconds of all operations, each at its best. */
    double opsSum() {
        return ops.stream().mapToDouble(OpTime::milliseconds).sum();
    }

    /** The best step as a multiple of that; not a number if the operations were not measured. */
    double stepOverOps() {
        return opsSum() == 0 ? Double.NaN : timing.best() / opsSum();
    }
}

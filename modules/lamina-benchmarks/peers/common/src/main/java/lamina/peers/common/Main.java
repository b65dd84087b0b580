package lamina.peers.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Measures one peer and prints one line of JSON.
 *
 * <pre>
 * Main --peer pytorch --mode train|infer --batch 128 [--dtype fp32|bf16] [--layout nchw|nhwc] [--lrn true|false] [--threads 2]
 *      [--variant mkl,fastlrn] [--warmup 1] [--seconds 8] [--minsteps 3] [--quiet 30]
 * </pre>
 *
 * <p>{@code --quiet} is how many seconds to wait, after warming up, for a moment in which nobody else uses the machine.
 */
public final class Main {
    private Main() {}

    /** Runs it; ends the process without waiting for the peer's threads. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Peer peer = peer(options.text("peer", "pytorch"));
        System.out.println(measure(peer, Setting.of(options), options));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Peer peer(String name) {
        return ServiceLoader.load(Peer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(peer -> peer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer '" + name + "' on the class path"));
    }

    private static Line measure(Peer peer, Setting setting, Options options) throws Exception {
        long start = System.nanoTime();
        Job job = peer.open(setting);
        double init = since(start);
        start = System.nanoTime();
        float first = job.step();
        double firstStep = since(start);
        do { // at least one more, so that what is made on first use is there
            job.step();
        } while (since(start) < options.number("warmup", 1));
        double before = Quiet.await(options.number("quiet", 0), setting.threads());
        Stopwatch.Times times =
                new Stopwatch(job, (int) options.number("minsteps", 3), options.number("seconds", 8)).run();
        double after = Quiet.lost(setting.threads());
        Line line = describe(peer, setting);
        speed(line, setting.batch(), times);
        return line.number("init_s", init, 2)
                .number("first_step_s", firstStep, 3)
                .number("lost_before", before, 2)
                .number("lost_after", after, 2)
                .number("first", first, 4)
                .number("last", times.last(), 4)
                .raw("peak_rss_mb", peakMegabytes())
                .text("java", Runtime.version().toString())
                .text("info", job.info());
    }

    private static Line describe(Peer peer, Setting setting) {
        return new Line()
                .text("peer", peer.name())
                .text("variant", setting.variant())
                .text("mode", setting.mode())
                .raw("batch", setting.batch())
                .text("dtype", setting.dtype())
                .text("layout", setting.layout())
                .raw("lrn", setting.lrn())
                .raw("threads", setting.threads());
    }

    private static void speed(Line line, int batch, Stopwatch.Times times) {
        double median = times.percentileMillis(0.5);
        line.raw("steps", times.sorted().length)
                .number("images_per_s", batch * 1000 / times.meanMillis(), 2)
                .number("images_per_s_median", batch * 1000 / median, 2)
                .number("images_per_s_best", batch * 1000 / times.bestMillis(), 2)
                .number("p50_ms", median, 3)
                .number("p99_ms", times.percentileMillis(0.99), 3);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The most memory that the process ever had resident, by Linux's count; -1 elsewhere. */
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}

package lamina.peers.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How much of the processor this machine really gets: a thread on each processor spins and counts the time in which it did not run. A
 * virtual machine's own counters (steal) need not show what its host gives to others.
 */
final class Quiet {
    private static final double LOUD = 0.05;
    private static final double LOOK_SECONDS = 0.4;
    private static final long GAP_NANOS = 300_000; // shorter ones are interrupts
    private static final long REST_MILLIS = 4000; // a host that throttles lets an idle guest recover

    private Quiet() {}

    /** The share of time lost, 0 to 1, when so many processors spin for a moment. */
    static double lost(int threads) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Double>> spinners = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                spinners.add(Quiet::spin);
            }
            double sum = 0;
            for (Future<Double> share : pool.invokeAll(spinners)) {
                sum += share.get();
            }
            return sum / threads;
        }
    }

    /** Waits until little is lost, at most so many seconds; returns what is lost then. */
    static double await(double seconds, int threads) throws Exception {
        long start = System.nanoTime();
        double lost = lost(threads);
        while (lost > LOUD && (System.nanoTime() - start) / 1e9 < seconds) {
            Thread.sleep(REST_MILLIS);
            lost = lost(threads);
        }
        return lost;
    }

    private static double spin() {
        long start = System.nanoTime();
        long last = start;
        long gaps = 0;
        while (last - start < LOOK_SECONDS * 1e9) {
            long now = System.nanoTime();
            if (now - last > GAP_NANOS) {
                gaps += now - last;
            }
            last = now;
        }
        return gaps / (double) (last - start);
    }
}

package lamina.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of the processors' time others take: a thread for each processor looks at the clock without a pause, and adds up the gaps in
 * which it cannot have run. It shows the neighbours of a virtual machine too, which the system's own counters need not.
 */
public final class Interference {
    private static final double SPIN = 0.4; // seconds
    private static final long GAP =
            300_000; // nanoseconds: far more than two looks at the clock take, less than a slice of time
    private static final double QUIET = 0.05; // lost
    private static final long REST = 4000; // milliseconds: a machine that is short of time recovers by doing nothing

    private Interference() {}

    /**
     * The share of time that was lost, 0 to 1, the mean over all processors. Takes 0.4 seconds.
     *
     * @throws InterruptedException if the thread is told to end
     */
    public static double lost() throws InterruptedException {
        double[] lost = new double[Runtime.getRuntime().availableProcessors()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < lost.length; i++) {
            int processor = i;
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("lamina-interference-" + i)
                    .start(() -> lost[processor] = spin(SPIN)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return IntStream.range(0, lost.length)
                .mapToDouble(i -> lost[i])
                .average()
                .orElse(0);
    }

    /**
     * Waits until less than a twentieth is lost.
     *
     * @param seconds the longest that it waits; 0: it only looks once
     * @return what was lost when it looked last
     * @throws InterruptedException if the thread is told to end
     */
    public static double await(double seconds) throws InterruptedException {
        long began = System.nanoTime();
        double lost = lost();
        while (lost > QUIET && (System.nanoTime() - began) * 1e-9 < seconds) {
            Thread.sleep(REST);
            lost = lost();
        }
        return lost;
    }

    private static double spin(double seconds) {
        long began = System.nanoTime();
        long before = began;
        long lost = 0;
        while ((before - began) * 1e-9 < seconds) {
            long now = System.nanoTime();
            lost += now - before > GAP ? now - before : 0;
            before = now;
        }
        return (double) lost / (before - began);
    }
}

package lamina.peers.common;

import java.util.Arrays;

/** Measures a job's steps. */
final class Stopwatch {
    private final Job job;
    private final int minSteps;
    private final double seconds;

    /** Measures at least so many steps and so many seconds. */
    Stopwatch(Job job, int minSteps, double seconds) {
        this.job = job;
        this.minSteps = minSteps;
        this.seconds = seconds;
    }

    /**
     * What steps took.
     *
     * @param sorted nanoseconds of each, the shortest first
     * @param last what the last returned
     */
    record Times(long[] sorted, float last) {

        double bestMillis() {
            return sorted[0] / 1e6;
        }

        double meanMillis() {
            return Arrays.stream(sorted).average().orElseThrow() / 1e6;
        }

        double percentileMillis(double share) {
            return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
        }
    }

    Times run() throws Exception {
        long[] nanos = new long[1 << 20];
        int count = 0;
        float last = 0;
        long start = System.nanoTime();
        long now = start;
        while (count < nanos.length && (count < minSteps || (now - start) / 1e9 < seconds)) {
            last = job.step();
            long then = now;
            now = System.nanoTime();
            nanos[count++] = now - then;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Times(sorted, last);
    }
}

package lamina.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several ways to do the same, each in its turn in every round, so that a machine that slows down slows all of them; what is counted is
 * the thread's processor time, so that it may be shared with others.
 *
 * @param pictures that each way takes in a round
 * @param rounds that count; a third as many before them do not
 */
record Rounds(int pictures, int rounds) {
    private static final int WARMUP = 3;

    /** One way to do it, with all pictures. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Measures, and prints a table in which the first way is 1. */
    void print(Map<String, Work> works) throws IOException {
        Map<String, List<Double>> rates = measure(works);
        System.out.printf(
                "%d pictures, %d rounds, one thread, pictures for each second of its processor time%n%n",
                pictures, rounds);
        System.out.printf(
                "| way | best pictures/s | median | ratio of bests | of medians |%n| --- | --- | --- | --- | --- |%n");
        List<Double> first = rates.values().iterator().next();
        rates.forEach((way, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.2f |%n",
                way,
                Collections.max(all),
                median(all),
                Collections.max(all) / Collections.max(first),
                median(all) / median(first)));
    }

    private Map<String, List<Double>> measure(Map<String, Work> works) throws IOException {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = -Math.ceilDiv(rounds, WARMUP); round < rounds; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                double rate = rate(work.getValue());
                if (round >= 0) {
                    rates.computeIfAbsent(work.getKey(), _ -> new ArrayList<>()).add(rate);
                }
            }
        }
        return rates;
    }

    /** Pictures for each second that a processor worked on them. */
    private double rate(Work work) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        work.run();
        return pictures * 1e9 / (threads.getCurrentThreadCpuTime() - begin);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}

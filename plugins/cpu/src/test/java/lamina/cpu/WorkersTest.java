package lamina.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyIterationRunsOnce(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int size : new int[] {0, 1, 2, 3, 13, 100, 1001, 12345}) {
                for (int again = 0; again < 20; again++) {
                    AtomicIntegerArray runs = new AtomicIntegerArray(size);
                    workers.run(
                            (from, to) -> {
                                for (int i = from; i < to; i++) {
                                    runs.incrementAndGet(i);
                                }
                            },
                            size);
                    for (int i = 0; i < size; i++) {
                        assertEquals(1, runs.get(i), "iteration " + i + " of " + size);
                    }
                }
            }
        }
    }

    @Test
    void rangesStayWithinTheLargestSize() {
        try (Workers workers = new Workers(3)) {
            AtomicIntegerArray bad = new AtomicIntegerArray(1);
            workers.run(
                    (from, to) -> {
                        if (from < 0 || to <= from) {
                            bad.incrementAndGet(0);
                        }
                    },
                    Integer.MAX_VALUE);
            assertEquals(0, bad.get(0));
        }
    }

    @Test
    void whatAKernelThrowsReachesTheCallerAndTheNextRunWorks() {
        try (Workers workers = new Workers(4)) {
            for (int again = 0; again < 100; again++) {
                IllegalStateException thrown = assertThrows(
                        IllegalStateException.class,
                        () -> workers.run(
                                (from, to) -> {
                                    if (from > 500) {
                                        throw new IllegalStateException("at " + from);
                                    }
                                },
                                1000));
                assertTrue(thrown.getMessage().startsWith("at "));
                workers.run((from, to) -> {}, 1000);
            }
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Workers workers = new Workers(3);
        workers.run((from, to) -> {}, 1000);
        workers.close();
        for (int wait = 0; living() > 0 && wait < 200; wait++) {
            Thread.sleep(10);
        }
        assertEquals(0, living());
    }

    private static long living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lamina-cpu-"))
                .count();
    }
}

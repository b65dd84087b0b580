package lamina.testkit;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.BackendException;
import lamina.api.graph.Shape;
import lamina.api.train.Collective;
import lamina.api.train.CollectiveProvider;
import lamina.api.train.Collectives;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for every collective; here for members of one process.
 *
 * @param <C> its settings
 */
@Timeout(60)
public abstract class CollectiveContract<C extends Record> extends ProviderContract<C, Collectives> {
    private static final int[] SIZES = {1, 2, 3, 5};

    /** For a collective's test to extend. */
    protected CollectiveContract() {}

    @Override
    protected abstract CollectiveProvider<C> provider();

    /** Rule C1. */
    @Test
    @DisplayName("C1: members know their ranks, in order, and how many they are")
    void membersKnowTheirRanks() {
        for (int size : SIZES) {
            List<Collective> members = create().join(size);
            assertEquals(size, members.size());
            for (int rank = 0; rank < size; rank++) {
                assertEquals(rank, members.get(rank).rank());
                assertEquals(size, members.get(rank).size());
            }
            members.forEach(Collective::close);
        }
    }

    /** Rule C2. */
    @Test
    @DisplayName("C2: sums are right, the same bits for every member, whoever comes first")
    void sumsDependOnNoOrder() {
        for (int size : SIZES) {
            for (int floats : new int[] {1, 2, 7, 10_007}) {
                float[] expected = sums(size, floats, -1)[0];
                double[] exact = new double[floats];
                for (int rank = 0; rank < size; rank++) {
                    float[] summand = summand(rank, floats);
                    for (int i = 0; i < floats; i++) {
                        exact[i] += summand[i];
                    }
                }
                for (int i = 0; i < floats; i++) {
                    assertEquals(exact[i], expected[i], 1e-5 * size);
                }
                for (int late = 0; late < size; late++) {
                    for (float[] sum : sums(size, floats, late)) {
                        assertArrayEquals(expected, sum);
                    }
                }
            }
        }
    }

    /** Each member's sums; twice, so that nothing of the first time is left. */
    private float[][] sums(int size, int floats, int late) {
        float[][] sums = new float[size][];
        together(
                size,
                (member, memory) -> {
                    for (int time = 0; time < 2; time++) {
                        if (member.rank() == late) {
                            pause();
                        }
                        MemorySegment.copy(summand(member.rank(), floats), 0, memory, JAVA_FLOAT, 0, floats);
                        member.allReduce(memory);
                        sums[member.rank()] = memory.toArray(JAVA_FLOAT);
                    }
                },
                floats);
        return sums;
    }

    private static float[] summand(int rank, int floats) {
        return new Samples(100 + rank).gaussian(Shape.of(floats), 1);
    }

    /** Rule C3. */
    @Test
    @DisplayName("C3: a broadcast gives every member what one has")
    void broadcasts() {
        for (int size : SIZES) {
            for (int root = 0; root < size; root++) {
                int from = root;
                together(
                        size,
                        (member, memory) -> {
                            memory.setAtIndex(JAVA_FLOAT, 2, member.rank() + 0.5f);
                            member.broadcast(memory, from);
                            assertEquals(from + 0.5f, memory.getAtIndex(JAVA_FLOAT, 2));
                        },
                        3);
            }
        }
    }

    /** Rule C4. */
    @Test
    @DisplayName("C4: what is gathered lies by rank with one member, and is untouched elsewhere")
    void gathers() {
        for (int size : SIZES) {
            for (int root = 0; root < size; root++) {
                int to = root;
                together(
                        size,
                        (member, whole) -> {
                            float own = member.rank() + 1;
                            member.gather(MemorySegment.ofArray(new float[] {own, -own}), whole, to);
                            for (int i = 0; i < member.size(); i++) {
                                float expected = member.rank() == to ? i + 1 : 0;
                                assertEquals(expected, whole.getAtIndex(JAVA_FLOAT, 2L * i));
                                assertEquals(-expected, whole.getAtIndex(JAVA_FLOAT, 2L * i + 1), 0);
                            }
                        },
                        2 * size);
            }
        }
    }

    /** Rule C5. */
    @Test
    @DisplayName("C5: nobody passes a barrier before all have come")
    void barriersHold() {
        for (int size : SIZES) {
            AtomicInteger come = new AtomicInteger();
            together(
                    size,
                    (member, _) -> {
                        for (int round = 1; round <= 20; round++) {
                            come.incrementAndGet();
                            member.barrier();
                            assertEquals(size * round, come.get());
                            member.barrier();
                        }
                    },
                    1);
        }
    }

    /** Rule C6. */
    @Test
    @DisplayName("C6: who waits for a member that leaves gets an exception, at once and ever after")
    void nobodyWaitsForWhoHasLeft() {
        together(
                3,
                (member, memory) -> {
                    if (member.rank() == 1) {
                        pause();
                        member.close();
                    } else {
                        assertThrows(BackendException.class, () -> member.allReduce(memory));
                    }
                    assertThrows(BackendException.class, member::barrier);
                },
                5);
    }

    /** Rule C7. */
    @Test
    @DisplayName("C7: memory of different sizes is an error for every member, not a wrong sum")
    void refusesDifferentSizes() {
        AtomicInteger failed = new AtomicInteger();
        together(
                2,
                (member, memory) -> {
                    MemorySegment own = member.rank() == 0 ? memory : memory.asSlice(0, 8);
                    assertThrows(RuntimeException.class, () -> member.allReduce(own));
                    failed.incrementAndGet();
                },
                4);
        assertEquals(2, failed.get());
    }

    /** What one member does. */
    private interface Part {
        void run(Collective member, MemorySegment memory);
    }

    /** Runs the members, each on a thread of its own, with memory for so many floats. */
    private void together(int size, Part part, int floats) {
        List<Collective> members = create().join(size);
        try (Arena arena = Arena.ofShared();
                ExecutorService threads = Executors.newFixedThreadPool(size)) {
            List<Future<?>> running = new ArrayList<>();
            for (Collective member : members) {
                MemorySegment memory = arena.allocate(floats * 4L, 64);
                running.add(threads.submit(() -> part.run(member, memory)));
            }
            running.forEach(CollectiveContract::await);
        } finally {
            members.forEach(Collective::close);
        }
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

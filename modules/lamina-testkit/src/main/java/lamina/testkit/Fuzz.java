package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lamina.api.DataException;

/**
 * Gives a reader files that are damaged at random. Each has to end in what was asked for or in a {@link DataException}, in bounded time
 * and memory. The seed is printed; the system properties {@code lamina.fuzz.seed} and {@code lamina.fuzz.case} repeat a run or one case.
 */
public final class Fuzz {
    private static final Duration EACH = Duration.ofSeconds(20); // far above what a case takes on a busy machine
    private static final String SEED = "lamina.fuzz.seed";
    private static final String CASE = "lamina.fuzz.case";

    private final String name;
    private final Mutants mutants;
    private final long bytes;
    private int read;
    private long slowest;
    private long most;

    private Fuzz(String name, Mutants mutants, long bytes) {
        this.name = name;
        this.mutants = mutants;
        this.bytes = bytes;
    }

    /** What is held to its promise. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads all of a file.
         *
         * @throws DataException if it is damaged
         * @throws IOException if it cannot be read, which these files can
         */
        void read(byte[] file) throws IOException;
    }

    /**
     * Runs so many cases.
     *
     * @param name for the report
     * @param seed what is random is a function of it and of the case's number
     * @param originals whole files
     * @param bytes of memory that a case may allocate on the heap
     */
    public static void run(String name, long seed, int cases, List<byte[]> originals, long bytes, Reader reader) {
        long chosen = Long.getLong(SEED, seed);
        int only = Integer.getInteger(CASE, -1);
        Fuzz fuzz = new Fuzz(name, new Mutants(originals, chosen), bytes);
        int from = Math.max(0, only);
        int to = only < 0 ? cases : only + 1;
        for (int number = from; number < to; number++) {
            fuzz.run(number, reader);
        }
        fuzz.report(chosen, to - from);
    }

    private void run(int number, Reader reader) {
        byte[] file = mutants.get(number);
        String where = name + ", case " + number + " (repeat it by -D" + SEED + "=" + mutants.seed() + " -D" + CASE
                + "=" + number + ")";
        long begin = System.nanoTime();
        long allocated = assertTimeoutPreemptively(EACH, () -> allocated(reader, file, where), where);
        slowest = Math.max(slowest, System.nanoTime() - begin);
        most = Math.max(most, allocated);
        assertTrue(allocated <= bytes, () -> where + " allocated " + allocated + " bytes of " + bytes);
    }

    private long allocated(Reader reader, byte[] file, String where) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            reader.read(file);
            read++;
        } catch (DataException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), () -> where + " is refused without a word");
        } catch (Exception | Error e) {
            throw new AssertionError(where + ": " + e, e);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @SuppressWarnings("SystemOut") // for whoever reads the build's log
    private void report(long seed, int cases) {
        System.out.printf(
                Locale.ROOT,
                "fuzz %s: seed %d, %d cases, %d read all the same; slowest %d ms, most memory %.1f MB%n",
                name,
                seed,
                cases,
                read,
                slowest / 1_000_000,
                most / 1e6);
        assertTrue(cases < 100 || read < cases, name + ": no case was refused, so nothing was damaged");
    }
}

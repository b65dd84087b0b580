package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.data.IndexListener;
import org.jline.utils.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class InterruptionTest {
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger halts = new AtomicInteger();

    @Test
    void onceIsAWishTwiceIsTheEnd() {
        try (Interruption interruption = new Interruption(notes::add, halts::incrementAndGet)) {
            assertFalse(interruption.getAsBoolean());
            interruption.signal();
            assertTrue(interruption.getAsBoolean());
            assertEquals(0, halts.get());
            assertEquals(1, notes.size());
            interruption.signal();
            assertEquals(1, halts.get());
            assertEquals(1, notes.size());
        }
    }

    @Test
    void aDatasetThatGoesThroughItsFilesHeedsTheWish() {
        List<Long> heard = new ArrayList<>();
        try (Interruption interruption = new Interruption(notes::add, halts::incrementAndGet)) {
            IndexListener listener = interruption.heeding((done, _, _) -> heard.add(done));
            listener.indexed(1, 3, 1);
            interruption.signal();
            assertThrows(CancellationException.class, () -> listener.indexed(2, 3, 2));
            listener.indexed(3, 3, 2); // that nothing follows is heard in any case
        }
        assertEquals(List.of(1L, 3L), heard);
    }

    /** By the system's own signals, to this very process. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hearsWhatTheSystemSends() throws IOException, InterruptedException {
        for (String signal : new String[] {interrupt(), "-TERM"}) {
            try (Interruption interruption = new Interruption(notes::add, halts::incrementAndGet)) {
                String self = String.valueOf(ProcessHandle.current().pid());
                assertEquals(0, new ProcessBuilder("kill", signal, self).start().waitFor());
                while (!interruption.getAsBoolean()) {
                    Thread.sleep(5);
                }
            }
        }
    }

    /** As the terminal does that a line is drawn on, which even lets them end the process. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesBackWhatSomebodyElseTook() throws IOException, InterruptedException {
        AtomicInteger others = new AtomicInteger();
        try (Interruption interruption = new Interruption(notes::add, halts::incrementAndGet)) {
            Signals.register("TERM", others::incrementAndGet);
            Thread.sleep(150);
            assertFalse(interruption.getAsBoolean());
            String self = String.valueOf(ProcessHandle.current().pid());
            assertEquals(0, new ProcessBuilder("kill", "-TERM", self).start().waitFor());
            while (!interruption.getAsBoolean()) {
                Thread.sleep(5);
            }
            assertEquals(0, others.get());
        }
    }

    /**
     * SIGINT, unless whoever started this process told it to ignore that one, as a shell tells what it runs in the background: Java heeds
     * it, and so does what is started from here.
     */
    private static String interrupt() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "-INT";
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & 1 << 1) == 0 ? "-INT" : "-TERM"; // bit 1 is of signal 2
    }
}

package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every listener that a run may name. It is told of a run of twelve steps in four epochs, one of them without a validation,
 * with a loss and a gradient that are no numbers at its end.
 *
 * @param <C> its settings
 */
public abstract class RunListenerContract<C extends Record> extends ProviderContract<C, RunListener> {
    private static final String KEPT = "metrics.jsonl"; // of the run itself

    @TempDir
    Path runs;

    /** For a listener's test to extend. */
    protected RunListenerContract() {}

    @Override
    protected abstract RunListenerProvider<C> provider();

    /**
     * What a listener has left in the folder of a run, as far as two runs that measure the same have to agree. Here the bytes of all files, by
     * name; a listener whose files say when they were written has to leave that out.
     */
    protected Object left(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** Rule L1. */
    @Test
    @DisplayName("L1: it writes nothing before a run starts, and nothing at all where it is told of none")
    void writesNothingBeforeTheRun() throws IOException {
        RunListener listener = create();
        listener.opened(new Rehearsal(runs));
        listener.ended();
        RunListener elsewhere = create();
        elsewhere.step(Rehearsal.step(1));
        elsewhere.observed(Rehearsal.statistics(1));
        elsewhere.epoch(Rehearsal.epoch(1));
        elsewhere.ended();
        assertEquals(left(Files.createDirectory(runs.resolve("empty"))), left(runs));
    }

    /** Rule L2. */
    @Test
    @DisplayName(
            "L2: a run that goes on from any step leaves what a run leaves that was never stopped, however far it had come, twice too")
    void goesOn() throws IOException {
        Object expected = left(whole("whole"));
        for (long from = 0; from < Rehearsal.STEPS; from++) {
            for (long to = from; to <= Rehearsal.STEPS; to += 3) {
                Path folder = Files.createDirectory(runs.resolve(from + "-" + to));
                new Rehearsal(folder).tell(create(), 0, to);
                new Rehearsal(folder).tell(create(), from, Math.min(from + 1, Rehearsal.STEPS));
                new Rehearsal(folder).tell(create(), from, Rehearsal.STEPS);
                assertEquals(expected, left(folder), "stopped at step " + to + ", on from step " + from);
            }
        }
    }

    /** Rule L3. */
    @Test
    @DisplayName(
            "L3: an epoch whose last step was done, and that was not judged when the run goes on, is in there once")
    void epochsAreJudgedOnce() throws IOException {
        Object expected = left(whole("whole"));
        Path folder = Files.createDirectory(runs.resolve("judged"));
        new Rehearsal(folder).tell(create(), 0, 7); // which judged the second epoch, after the checkpoint of step 6
        new Rehearsal(folder).judgeAndGoOn(create(), 6);
        assertEquals(expected, left(folder));
    }

    /** Rule L4. */
    @Test
    @DisplayName("L4: what a kill left half written at the end of its files is dropped")
    void dropsWhatWasHalfWritten() throws IOException {
        Object expected = left(whole("whole"));
        Path folder = Files.createDirectory(runs.resolve("killed"));
        new Rehearsal(folder).tell(create(), 0, 8);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(content, content.length - 3));
            }
        }
        new Rehearsal(folder).tell(create(), 5, Rehearsal.STEPS); // before whatever was written last
        assertEquals(expected, left(folder));
    }

    /** Rule L5. */
    @Test
    @DisplayName("L5: it reads parameters at the end of an epoch only")
    void readsParametersSeldom() throws IOException {
        Rehearsal run = new Rehearsal(Files.createDirectory(runs.resolve("quick")));
        run.tell(create(), 0, Rehearsal.STEPS);
        assertEquals(0, run.disturbed(), "read at other times");
    }

    /** Rule L6. */
    @Test
    @DisplayName("L6: a folder that cannot be written is a DataException that names it, or none of its business")
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(runs.resolve("no-folder"), "");
        try {
            new Rehearsal(file).tell(create(), 0, Rehearsal.STEPS);
        } catch (DataException e) {
            assertTrue(e.getMessage().contains("no-folder"), e.getMessage());
        }
        assertEquals("", Files.readString(file));
    }

    /** Rule L7. */
    @Test
    @DisplayName("L7: it leaves the run's own files alone, and others outside of the folder")
    void leavesOthersAlone() throws IOException {
        Path folder = Files.createDirectory(runs.resolve("own"));
        Files.writeString(folder.resolve(KEPT), "kept");
        new Rehearsal(folder).tell(create(), 0, Rehearsal.STEPS);
        new Rehearsal(folder).tell(create(), 3, Rehearsal.STEPS);
        assertEquals("kept", Files.readString(folder.resolve(KEPT)));
        try (Stream<Path> beside = Files.list(runs)) {
            assertEquals(List.of(folder), beside.toList());
        }
    }

    private Path whole(String name) throws IOException {
        Path folder = Files.createDirectory(runs.resolve(name));
        new Rehearsal(folder).tell(create(), 0, Rehearsal.STEPS);
        return folder;
    }
}

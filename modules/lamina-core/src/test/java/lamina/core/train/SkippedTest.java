package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.core.CheckpointSpec;
import lamina.core.CheckpointSpec.OnError;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.core.data.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that passes over damaged pictures, and goes on after a stop as if there had been none. */
@Timeout(60)
class SkippedTest {
    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    /** {@link Quadrants} with damaged pictures in one split. */
    private record Damaged(Split split, Set<Integer> which) implements Dataset {
        @Override
        public List<String> classes() {
            return Quadrants.CLASSES;
        }

        @Override
        public Examples open(Split opened) {
            Examples sound = new Quadrants(200, 50, false).open(opened);
            return new Examples() {
                @Override
                public int size() {
                    return sound.size();
                }

                @Override
                public Encoded read(int index) throws IOException {
                    if (opened == split && which.contains(index)) {
                        throw new DataException("picture " + index + " is damaged");
                    }
                    return sound.read(index);
                }
            };
        }
    }

    private static RunSpec spec(Dataset data, int badItems, int loaders) {
        CheckpointSpec never = new CheckpointSpec(0, 0, 2, OnError.STOP);
        TrainSpec train = new TrainSpec(50, 3, Optional.empty(), 1, loaders, never).passingOver(badItems);
        return Runs.of(data, 1, 0.02f, train);
    }

    private RunState begin(RunSpec spec, Path into, long stopAfter) {
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(into, 1)) {
            return new Training(session, journal, company(stopAfter)).begin("{}");
        }
    }

    private Training.Company company(long stopAfter) {
        long[] done = new long[1];
        RunListener counter = new RunListener() {
            @Override
            public void step(Step step) {
                done[0] = step.number();
            }
        };
        return new Training.Company(List.of(counter), notes::add, () -> done[0] >= stopAfter, List.of());
    }

    private static List<String> skips(Path run) throws IOException {
        return Files.readAllLines(run.resolve(Journal.METRICS)).stream()
                .filter(line -> line.contains("\"kind\":\"skipped\""))
                .toList();
    }

    @Test
    void stoppedAndResumedIsTheSameAsNeverForAnyNumberOfThreads() throws IOException {
        Dataset data = new Damaged(Split.TRAIN, Set.of(5, 77, 150, 151));
        Path whole = folder.resolve("whole");
        RunState end = begin(spec(data, 4, 1), whole, Long.MAX_VALUE);
        assertEquals(4, end.skipped().size());
        assertEquals(4, skips(whole).size());
        assertEquals(
                4,
                notes.stream()
                        .filter(note -> note.contains("passes over a picture"))
                        .count());
        for (int stop = 1; stop < 6; stop++) {
            Path parts = folder.resolve("parts-" + stop);
            RunState first = begin(spec(data, 4, 3), parts, stop);
            assertEquals(stop, first.step());
            RunSpec again = spec(data, 4, 2);
            Checkpoint from = Checkpoints.of(parts).newest().checkpoint();
            try (Session session = Session.training(again, List.of(), List.of())) {
                session.restore(from);
                try (Journal journal = Journal.reopen(parts, 1, from.state(), List.of())) {
                    RunState resumed = new Training(session, journal, company(Long.MAX_VALUE)).resume(from, "{}");
                    assertEquals(end.skipped(), resumed.skipped());
                }
            }
            assertEquals(-1, Files.mismatch(whole.resolve(Journal.WEIGHTS), parts.resolve(Journal.WEIGHTS)));
            assertEquals(skips(whole), skips(parts));
        }
    }

    @Test
    void damageLearnsSomethingElseThanNone() throws IOException {
        begin(spec(new Damaged(Split.TRAIN, Set.of()), 0, 1), folder.resolve("sound"), Long.MAX_VALUE);
        begin(spec(new Damaged(Split.TRAIN, Set.of(5)), 1, 1), folder.resolve("one"), Long.MAX_VALUE);
        assertTrue(
                Files.mismatch(
                                folder.resolve("sound").resolve(Journal.WEIGHTS),
                                folder.resolve("one").resolve(Journal.WEIGHTS))
                        >= 0,
                "the damaged picture was seen after all");
    }

    @Test
    void whatIsKeptHasTheCount() {
        Dataset data = new Damaged(Split.TRAIN, Set.of(5, 77, 150, 151));
        Path run = folder.resolve("run");
        assertThrows(DataException.class, () -> begin(spec(data, 3, 2), run, Long.MAX_VALUE));
        List<Skipped> kept = Checkpoints.of(run).newest().checkpoint().state().skipped();
        assertTrue(kept.size() < 4, kept.toString());
    }

    @Test
    void aDamagedPictureThatIsHeldBackStopsTheRunWhateverTheLimit() {
        Dataset data = new Damaged(Split.VALIDATION, Set.of(7));
        DataException e = assertThrows(
                DataException.class, () -> begin(spec(data, 100, 2), folder.resolve("run"), Long.MAX_VALUE));
        assertTrue(e.getMessage().contains("picture 7 is damaged"), e.getMessage());
    }
}

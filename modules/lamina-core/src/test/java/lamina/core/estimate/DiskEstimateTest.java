package lamina.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.core.CheckpointSpec;
import lamina.core.TrainSpec;
import lamina.core.train.Journal;
import lamina.core.train.Runs;
import lamina.core.train.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskEstimateTest {
    private static final DiskEstimate.Size SIZE = new DiskEstimate.Size(100, 300, true, 2);

    @TempDir
    private Path folder;

    private DiskEstimate with(int checkpoints, long room) {
        return new DiskEstimate(folder, SIZE, checkpoints, Optional.of(new Room(room, "free on the disk")));
    }

    @Test
    void isTheSumOfItsParts() {
        // weights, best, two older bests, two checkpoints and one more, two lines of 200 bytes
        assertEquals(100 + 100 + 200 + 600 + 300 + 400, with(2, 0).total());
        assertEquals(
                with(2, 0).total(),
                with(2, 0).parts().stream().mapToLong(Part::bytes).sum());
    }

    @Test
    void saysHowManyCheckpointsThereIsRoomFor() {
        assertTrue(with(3, 2100).fits());
        assertEquals(Optional.empty(), with(3, 2100).refusal());
        assertFalse(with(3, 2099).fits());
        assertEquals(OptionalInt.of(2), with(3, 2099).checkpointsThatFit());
        String message =
                assertThrows(DataException.class, with(3, 2099)::require).getMessage();
        assertTrue(message.contains("--set train.checkpoint.keep=2"), message);
    }

    @Test
    void saysThatNotEvenOneFits() {
        assertEquals(OptionalInt.empty(), with(3, 1299).checkpointsThatFit());
        String message =
                assertThrows(DataException.class, with(3, 1299)::require).getMessage();
        assertTrue(message.contains("Even with train.checkpoint.keep=1") && message.contains("--out"), message);
    }

    @Test
    void anUnknownDiskIsNoReasonToRefuse() {
        assertTrue(new DiskEstimate(folder, SIZE, 3, Optional.empty()).fits());
    }

    /** A real run's folder is never larger, and not much smaller when everything that may be there is. */
    @Test
    void aRunHoldsWhatWasForetold() throws IOException {
        CheckpointSpec every = new CheckpointSpec(1, 0, 2, CheckpointSpec.OnError.STOP);
        TrainSpec train = new TrainSpec(10, 3, Optional.empty(), 1, 1, every);
        Path run = folder.resolve("run");
        long foretold;
        try (Session session = Session.training(Runs.of(1, 0.02f, train), List.of(), List.of());
                Journal journal = Journal.create(run, 10)) {
            DiskEstimate estimate = DiskEstimate.of(session, run, 60, true);
            assertEquals(2, estimate.checkpoints());
            foretold = estimate.total();
            session.train(journal, "{}", List.of());
        }
        long weights = Files.size(run.resolve(Journal.WEIGHTS));
        try (Stream<Path> files = Files.walk(run)) {
            long held = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".safetensors"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertTrue(held <= foretold, held + " bytes, foretold " + foretold);
            assertTrue(held + 5 * weights >= foretold - 3000, held + " bytes, foretold " + foretold);
        }
    }

    @Test
    void withoutCheckpointsInBetweenThereIsOneInTheEnd() {
        TrainSpec train =
                new TrainSpec(10, 3, Optional.empty(), 1, 1, new CheckpointSpec(0, 0, 5, CheckpointSpec.OnError.STOP));
        try (Session session = Session.compiled(
                Runs.of(1, 0.02f, train), List.of(), List.of(), lamina.api.backend.CompileListener.NONE)) {
            assertEquals(1, DiskEstimate.of(session, folder, 60, true).checkpoints());
        }
    }

    @Test
    void whatIsThereAlreadyIsRoomAndLinksCountOnce() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[100_000_000]);
        try (Session session = Session.training(Runs.of(1, 0.02f, Runs.train(10, 3, 1)), List.of(), List.of())) {
            Files.createLink(folder.resolve("b"), file);
            long with = room(session, folder);
            long without = room(session, folder.resolve("not/there"));
            assertEquals(100, (with - without) / 1e6, 50, "the rest is what others do to the disk");
        }
    }

    private static long room(Session session, Path folder) {
        return DiskEstimate.of(session, folder, 1, true).room().orElseThrow().bytes();
    }
}

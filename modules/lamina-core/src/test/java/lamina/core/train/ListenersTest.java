package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.LaminaException;
import lamina.api.PluginException;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;
import lamina.core.CheckpointSpec;
import lamina.core.CheckpointSpec.OnError;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that a run names. Epochs have four steps. */
@Timeout(60)
class ListenersTest {
    @TempDir
    Path runs;

    private final List<String> notes = new ArrayList<>();

    private RunState train(RunListener listener, OnError policy) {
        TrainSpec train = new TrainSpec(50, 2, Optional.empty(), 1, 1, new CheckpointSpec(0, 0, 2, policy));
        RunSpec spec = Runs.of(1, 0.02f, train).heardBy(List.of(listener));
        Training.Company company = new Training.Company(List.of(), notes::add, () -> false, List.of());
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(runs.resolve("run"), 1)) {
            return new Training(session, journal, company).begin("{}");
        }
    }

    /** Writes down what it is told, and what it may ask. */
    private static final class Scribe implements RunListener {
        private final List<String> heard = new ArrayList<>();
        private Optional<WatchedRun> watched = Optional.empty();

        @Override
        public void opened(WatchedRun run) {
            watched = Optional.of(run);
            heard.add(run.name() + " in " + run.folder().getFileName() + " "
                    + run.classes().size() + " "
                    + run.parameters().stream().map(Tensor::name).toList());
        }

        @Override
        public void started(Progress progress, int batch) {
            heard.add("started");
        }

        @Override
        public void epoch(Epoch epoch) {
            Tensor bias = watched.orElseThrow().parameters().get(1);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment content = arena.allocate(bias.bytes(), 4);
                watched.orElseThrow().read(bias, content);
                heard.add("moved " + (content.get(ValueLayout.JAVA_FLOAT, 0) != 0));
            }
        }

        @Override
        public void ended() {
            heard.add("ended");
        }
    }

    @Test
    void theyAreToldOfTheRunAndMayReadWhatItLearns() {
        Scribe scribe = new Scribe();
        train(scribe, OnError.STOP);
        assertEquals(
                List.of(
                        "quadrants in run 4 [hidden.weights, hidden.bias, scores.weights, scores.bias]",
                        "started",
                        "moved true",
                        "moved true",
                        "ended"),
                scribe.heard);
    }

    private static RunListener failingInStepThree(RuntimeException failure) {
        return new RunListener() {
            @Override
            public void step(Step step) {
                if (step.number() == 3) {
                    throw failure;
                }
            }
        };
    }

    @Test
    void whatTheyCannotWriteEndsTheRunWithACheckpoint() {
        RunListener full = failingInStepThree(new UncheckedIOException(new IOException("No space left on device")));
        String message = assertThrows(DataException.class, () -> train(full, OnError.STOP))
                .getMessage();
        assertTrue(message.contains("No space left") && message.contains("ListenersTest"), message);
        assertTrue(Files.isDirectory(runs.resolve("run/checkpoints/step-00000003")), notes.toString());
        assertTrue(notes.getFirst().contains("lamina train --resume"), notes.toString());
    }

    @Test
    void orIsReportedAndTheRunGoesOn() {
        for (RuntimeException failure :
                List.of(new DataException("the disk is full"), new IllegalStateException("a fault"))) {
            notes.clear();
            runs = runs.resolve("next");
            RunState end = train(failingInStepThree(failure), OnError.CONTINUE);
            assertEquals(8, end.step());
            assertEquals(1, notes.size());
            assertTrue(notes.getFirst().contains(failure.getMessage()), notes.toString());
        }
    }

    @Test
    void aFaultOfTheirOwnNamesThem() {
        LaminaException e = assertThrows(
                PluginException.class,
                () -> train(failingInStepThree(new IllegalStateException("a fault")), OnError.STOP));
        assertTrue(e.getMessage().contains("the listener lamina.core.train.ListenersTest"), e.getMessage());
        assertTrue(Files.isDirectory(runs.resolve("run/checkpoints/step-00000003")));
    }
}

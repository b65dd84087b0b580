package lamina.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.CompileListener;
import lamina.core.data.Loader;
import lamina.core.train.Heavy;
import lamina.core.train.Runs;
import lamina.core.train.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PreflightTest {
    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    /** A run whose program takes 100 MiB and 3 for each picture of a batch. */
    private static Session heavy(int batch) {
        return Session.compiled(
                Runs.of(1, 0.02f, Runs.train(batch, 2, 1))
                        .on(new Heavy(100 * MIB, 3 * MIB, 0), Map.of(), Optional.empty()),
                List.of(),
                List.of(),
                CompileListener.NONE);
    }

    private static MemoryEstimate within(MemoryEstimate estimate, long network) {
        long java = java(estimate);
        return new MemoryEstimate(
                estimate.batch(), estimate.parts(), 0, Optional.of(new Room(java + network, "a small machine")));
    }

    private static long java(MemoryEstimate estimate) {
        return estimate.parts().stream()
                .filter(part -> part.name().startsWith("Java"))
                .mapToLong(Part::bytes)
                .sum();
    }

    @Test
    void memoryIsProgramLoadersAndJava() {
        try (Session session = heavy(20)) {
            MemoryEstimate estimate = MemoryEstimate.of(session, 7, false);
            Map<String, Long> parts = estimate.parts().stream().collect(Collectors.toMap(Part::name, Part::bytes));
            assertEquals(160 * MIB, parts.get("values"));
            long batches = Loader.memory(20, session.assembly().picture());
            assertEquals(batches, parts.get("pictures read ahead"));
            assertEquals(batches, parts.get("validation, or saving"));
            assertTrue(java(estimate) > 20 * MIB && java(estimate) < 4096 * MIB, parts.toString());
            assertEquals(estimate.own() + 7, estimate.total());
            assertEquals(160 * MIB + 2 * batches + java(estimate), estimate.own());
            assertTrue(java(MemoryEstimate.of(session, 0, true)) > java(estimate) + 20 * MIB, "decoders take some");
        }
    }

    @Test
    void refusesWithTheBatchThatFits() {
        try (Session session = heavy(64)) {
            MemoryEstimate all = MemoryEstimate.of(session, 0, false);
            within(all, 293 * MIB).require(session); // 292 and the batches
            MemoryEstimate little = within(all, 200 * MIB); // 33 pictures, and their batches
            assertEquals(32, little.batchThatFits(session));
            String message = assertThrows(BackendException.class, () -> little.require(session))
                    .getMessage();
            assertTrue(
                    message.contains("batches of 64")
                            && message.contains("--set train.batch=32")
                            && message.contains("a small machine"),
                    message);
        }
    }

    @Test
    void saysThatNotEvenOnePictureFits() {
        try (Session session = heavy(64)) {
            MemoryEstimate little = within(MemoryEstimate.of(session, 0, false), 90 * MIB);
            assertEquals(0, little.batchThatFits(session));
            String message = assertThrows(BackendException.class, () -> little.require(session))
                    .getMessage();
            assertTrue(message.contains("not room even for batches of 1"), message);
        }
    }

    @Test
    void aProbeMeasuresRealSteps() {
        try (Session session = Session.compiled(
                Runs.of(1, 0.02f, Runs.train(10, 1000, 1)), List.of(), List.of(), CompileListener.NONE)) {
            Preflight preflight = Preflight.of(session, folder);
            assertEquals(new Session.Pictures(200, 50, 1, 0, false), preflight.pictures());
            preflight.require(session, warning -> {
                throw new AssertionError(warning);
            });
            session.fill();
            long began = System.nanoTime();
            Pace pace = preflight.pace(session, 0.3);
            double took = (System.nanoTime() - began) * 1e-9;
            assertTrue(took >= 0.3 && took < 20, "took " + took);
            assertEquals(new Pace.Plan(20, 20_000, 1000), pace.plan());
            assertTrue(pace.step() > 0 && pace.step() < 0.3, pace.toString());
            assertTrue(pace.judgement() > 0, pace.toString());
            assertTrue(pace.seconds() > 1000 * pace.epochSeconds() * 0.99, pace.toString());
        }
    }
}

package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import lamina.api.backend.Placement;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.core.graph.Origin;
import lamina.core.graph.Origin.Phase;
import lamina.ops.Gemm;
import lamina.ops.Momentum;
import lamina.ops.Relu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProfileTest {
    @TempDir
    private Path folder;

    private static Session session() {
        return Session.training(Runs.of(1, 0.05f, Runs.train(10, 2, 2)), List.of(), List.of());
    }

    private byte[] weights(String name, boolean profiled) throws IOException {
        Path run = folder.resolve(name);
        try (Session session = session();
                Journal journal = Journal.create(run, 10)) {
            if (profiled) {
                session.startProfile();
            }
            session.train(journal, "{}", List.of());
        }
        return Files.readAllBytes(run.resolve(Journal.WEIGHTS));
    }

    @Test
    void everyOpIsOfALayerAndTheTimesAddUp() throws IOException {
        Path run = folder.resolve("run");
        try (Session session = session();
                Journal journal = Journal.create(run, 10)) {
            Profile profile = session.startProfile();
            assertEquals(List.of(), profile.ops());
            session.train(journal, "{}", List.of());
            assertEquals(
                    36,
                    profile.steps(),
                    "of 40 steps one looks into itself, and the first three others are not counted");
            Map<Origin, List<String>> types = profile.ops().stream()
                    .collect(Collectors.groupingBy(
                            op -> op.origin().orElseThrow(),
                            Collectors.mapping(op -> op.time().placement().op().type(), Collectors.toList())));
            assertEquals(
                    List.of("Gemm", "Reshape"),
                    types.get(new Origin("hidden", Phase.FORWARD)).stream()
                            .sorted()
                            .toList());
            assertEquals(List.of("Momentum", "Momentum"), types.get(new Origin("hidden", Phase.UPDATE)));
            assertEquals(List.of("ReluGradient"), types.get(new Origin("relu", Phase.BACKWARD)));
            assertEquals(List.of("SoftmaxLoss", "FiniteLoss"), types.get(new Origin("loss", Phase.FORWARD)));
            assertEquals(List.of("SoftmaxLossGradient"), types.get(new Origin("loss", Phase.BACKWARD)));
            assertTrue(types.get(new Origin("scores", Phase.BACKWARD)).containsAll(List.of("GemmData", "GemmWeights")));
            assertTrue(profile.ops().stream().allMatch(op -> op.time().nanoseconds() > 0));
        }
    }

    @Test
    void measuringAndRecordingLeaveTheSameBits() throws IOException {
        byte[] plain = weights("plain", false);
        assertArrayEquals(plain, weights("profiled", true));
        Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("lamina.Step");
            recording.enable("lamina.Load");
            recording.start();
            assertArrayEquals(plain, weights("recorded", false));
            recording.stop();
            recording.dump(file);
        }
        Map<String, List<RecordedEvent>> events = RecordingFile.readAllEvents(file).stream()
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
        List<RecordedEvent> steps = events.get("lamina.Step");
        assertEquals(40, steps.size());
        RecordedEvent last = steps.stream()
                .filter(event -> event.getLong("step") == 40)
                .findFirst()
                .orElseThrow();
        assertEquals(2, last.getInt("epoch"));
        assertEquals(10, last.getInt("pictures"));
        assertTrue(last.getDouble("loss") > 0 && last.getDuration().toNanos() > 0);
        assertTrue(last.getDuration("waiting").compareTo(last.getDuration()) < 0);
        // 200 pictures in each of two epochs, and 50 in each of two validations
        int loaded = events.get("lamina.Load").stream()
                .mapToInt(event -> event.getInt("pictures"))
                .sum();
        assertEquals(2 * (200 + 50), loaded);
    }

    private static Tensor tensor(String name, Role role, int... sides) {
        return new Tensor(name, Shape.of(sides), Element.FLOAT32, role);
    }

    private static ProfiledOp op(long nanoseconds, Op... parts) {
        return new ProfiledOp(
                new OpTime(new Placement("train", parts[0], "x", ""), nanoseconds), List.of(parts), Optional.empty());
    }

    @Test
    void theRooflineIsTheSlowerOfArithmeticAndMemory() {
        Tensor x = tensor("x", Role.INPUT, 4, 8);
        Tensor y = tensor("y", Role.VALUE, 4, 2);
        Tensor z = tensor("z", Role.VALUE, 4, 2);
        Gemm product = new Gemm(x, tensor("w", Role.PARAMETER, 2, 8), tensor("b", Role.PARAMETER, 2), y);
        ProfiledOp fused = op(1000, product, new Relu(y, z));
        assertEquals(2 * 4 * 2 * 8, fused.flops());
        // 32 + 16 + 2 numbers in, 8 out; what lies between the two stays within
        assertEquals(4 * (32 + 16 + 2 + 8), fused.traffic());
        assertEquals(128 / 1000.0, fused.gigaflops());
        assertEquals(0.232, new Roofline(1e9, 1).share(fused), 1e-6); // 232 of 1000 ns: memory
        assertEquals(0.64, new Roofline(0.2, 1e9).share(fused), 1e-6); // 640 of 1000 ns: arithmetic
    }

    @Test
    void whatIsUpdatedInPlaceCrossesTwice() {
        Tensor weights = tensor("w", Role.PARAMETER, 10);
        Tensor velocity = tensor("v", Role.STATE, 10);
        Momentum update = new Momentum(
                weights, velocity, tensor("g", Role.VALUE, 10), tensor("rate", Role.INPUT, 1), 0.9f, 0f, 1f);
        assertEquals(4 * (20 + 20 + 10 + 1), op(1, update).traffic());
    }

    @Test
    void peaksAreMeasured() {
        Roofline peaks = Roofline.measure(new Heavy(0, 0, 5_000_000), List.of());
        assertEquals(2.0 * 1024 * 1024 * 1024 / 5_000_000, peaks.gigaflops(), 1e-6);
        assertEquals(3.0 * 4 * (12 << 20) / 5_000_000, peaks.gigabytes(), 1e-6);
    }
}

package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.backend.Program;
import lamina.api.graph.Shape;
import lamina.core.LayerSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class WeightsTest {
    private static final ModelCard CARD =
            new ModelCard("a \"b\"", List.of("cat, big", "chien \u00e9"), Shape.of(2, 2, 1));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("w.safetensors");
    }

    private static Assembly assembly(LayerSpec... layers) {
        return Assembler.evaluation(new Network(Shape.of(2, 2, 1), List.of(layers), Runs.loss(), 7), 3);
    }

    private static Assembly tiny() {
        return assembly(Runs.dense("fc", 2));
    }

    private static Program program(Assembly assembly) {
        Program program = new Sequential().compile(assembly.graph(), List.of());
        Initialization.write(assembly, program, 3);
        return program;
    }

    private void write(String header, int dataBytes) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, content.putLong(json.length).put(json).array());
    }

    private String failure(Assembly assembly) {
        try (Program program = program(assembly)) {
            String message = assertThrows(DataException.class, () -> Weights.load(file, assembly, program))
                    .getMessage();
            assertTrue(message.contains("w.safetensors"), message);
            return message;
        }
    }

    private void refused(String header, int dataBytes, String... expected) throws IOException {
        write(header, dataBytes);
        String message = failure(tiny());
        for (String word : expected) {
            assertTrue(message.contains(word), message + "\nlacks " + word);
        }
    }

    @Test
    void theFileIsInTheFormat() throws IOException {
        Assembly assembly = tiny();
        try (Program program = program(assembly)) {
            Weights.save(file, CARD, assembly, program);
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) content.getLong();
        assertEquals(0, (8 + length) % 64);
        byte[] json = new byte[length];
        content.get(json);
        assertEquals(
                "{\"__metadata__\":{\"lamina.format\":\"1\",\"lamina.name\":\"a \\\"b\\\"\","
                        + "\"lamina.classes\":\"[\\\"cat, big\\\",\\\"chien \u00e9\\\"]\",\"lamina.picture\":\"[2, 2, 1]\"},"
                        + "\"fc.weights\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[0,32]},"
                        + "\"fc.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[32,40]}}",
                new String(json, StandardCharsets.UTF_8).trim());
        assertEquals(40, content.remaining());
        assertEquals(CARD, Weights.card(file));
    }

    @Test
    void whatWasSavedIsLoaded() {
        Assembly assembly = assembly(Runs.dense("a", 5), Runs.relu("r"), Runs.dense("b", 2));
        try (Program from = program(assembly);
                Program into = new Sequential().compile(assembly.graph(), List.of())) {
            Weights.save(file, CARD, assembly, from);
            Weights.load(file, assembly, into);
            assembly.parameters()
                    .forEach(p -> assertArrayEquals(Runs.read(from, p.tensor()), Runs.read(into, p.tensor())));
            assertTrue(Runs.read(into, assembly.parameters().getFirst().tensor())[3] != 0);
        }
    }

    @Test
    void whatOnlyTrainingNeedsIsLeftOut() throws IOException {
        try (Session session = Session.training(Runs.of(1, 0.1f, Runs.train(10, 1, 1)), List.of(), List.of())) {
            assertTrue(session.assembly().states().size() >= 4, "velocities");
            session.save(file);
        }
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(content.contains("hidden.weights") && !content.contains("velocity") && !content.contains("loss."));
    }

    @Test
    void unpaddedHeadersAndAnyOrderAreRead() throws IOException {
        write(
                "{'fc.bias':{'shape':[2],'data_offsets':[0,8],'dtype':'F32','more':{'a':[1]}},"
                        + "'fc.weights':{'dtype':'F32','shape':[2,4],'data_offsets':[8,40]}}",
                40);
        Assembly assembly = tiny();
        try (Program program = program(assembly)) {
            Weights.load(file, assembly, program);
            assertArrayEquals(
                    new float[8],
                    Runs.read(program, assembly.parameters().getFirst().tensor()));
        }
        assertEquals(new ModelCard("", List.of(), new Shape(List.of())), Weights.card(file));
    }

    @Test
    void allThatDoesNotFitIsNamedAtOnce() {
        Assembly other = assembly(Runs.dense("fc", 3), Runs.dense("output", 2));
        try (Program program = program(other)) {
            Weights.save(file, CARD, other, program);
        }
        String message = failure(assembly(Runs.dense("fc", 5), Runs.dense("outputs", 2)));
        for (String line : List.of(
                "fc.weights: expected F32 [5, 4], found F32 [3, 4]",
                "fc.bias: expected F32 [5], found F32 [3]",
                "missing: outputs.weights [2, 5] (the file has output.weights [2, 3])",
                "not in the network: output.bias [2]")) {
            assertTrue(message.contains(line), message + "\nlacks " + line);
        }
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        String good = "{'fc.weights':{'dtype':'F32','shape':[2,4],'data_offsets':[0,32]},";
        String bias = "'fc.bias':{'dtype':'F32','shape':[2],'data_offsets':";
        refused(good + bias + "[32,40]}}", 41, "1 bytes follow the last tensor");
        refused(good + bias + "[32,40]}}", 39, "truncated", "fc.bias", "40", "39");
        refused(good + bias + "[28,36]}}", 36, "fc.bias", "overlaps");
        refused(good + bias + "[36,44]}}", 44, "fc.bias", "gap");
        refused(good + bias + "[32,44]}}", 44, "fc.bias", "expected 8 bytes, found 12");
        refused(good + bias + "[32,31]}}", 40, "fc.bias", "expected 8 bytes, found -1");
        refused(good + bias + "[32]}}", 40, "fc.bias", "data_offsets [32]");
        refused(
                good + "'fc.bias':{'dtype':'BF16','shape':[2],'data_offsets':[32,36]}}",
                36,
                "fc.bias",
                "BF16",
                "expected F32");
        refused(good + "'fc.bias':{'dtype':'F32','shape':[-2],'data_offsets':[32,36]}}", 36, "fc.bias", "[-2]");
        refused(
                good + "'fc.bias':{'dtype':'F32','shape':2,'data_offsets':[32,36]}}",
                36,
                "fc.bias",
                "should be a list");
        refused(good + "'fc.bias':7}", 32, "fc.bias", "should be an object, found a whole number");
        refused(
                good.replace("},", "") + "",
                32,
                "not the JSON",
                "ends in the middle of the object that begins at line 1, column 1");
        refused(good + good.substring(1, good.length() - 1) + "}", 32, "twice");
        refused("[]", 0, "should be an object");
    }

    /** Written by another program, or damaged: what came of them would look like a result. */
    @Test
    void numbersThatAreNotFiniteAreRefused() throws IOException {
        write(
                "{'fc.weights':{'dtype':'F32','shape':[2,4],'data_offsets':[0,32]},'fc.bias':{'dtype':'F32','shape':[2],'data_offsets':[32,40]}}",
                40);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(bytes.length - 40, Float.POSITIVE_INFINITY)
                .putFloat(bytes.length - 12, Float.NaN);
        Files.write(file, bytes);
        String message = failure(tiny());
        assertTrue(message.contains("2 of the 8 numbers of 'fc.weights' are not finite"), message);
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        assertTrue(failure(tiny()).contains("there is no weights file"));
        Files.write(file, new byte[5]);
        assertTrue(failure(tiny()).contains("it has 5 bytes"));
        Files.write(file, "PK\u0003\u0004 an archive, say".getBytes(StandardCharsets.UTF_8));
        assertTrue(failure(tiny()).contains("no safetensors file"));
        Files.write(
                file,
                ByteBuffer.allocate(20)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(0, 100)
                        .array());
        assertTrue(failure(tiny()).contains("truncated"));
    }

    @Test
    void aFailureLeavesTheOldFileAndNoOther() throws IOException {
        Files.writeString(file, "old");
        Program broken = Mockito.mock(Program.class);
        Mockito.doThrow(new IllegalStateException("device lost")).when(broken).read(Mockito.any(), Mockito.any());
        assertThrows(IllegalStateException.class, () -> Weights.save(file, CARD, tiny(), broken));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        Path nowhere = folder.resolve("no/such/folder/w.safetensors");
        assertThrows(DataException.class, () -> Weights.save(nowhere, CARD, tiny(), broken));
    }
}

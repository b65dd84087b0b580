package lamina.core.pack;

import static lamina.core.pack.Packs.NOBODY;
import static lamina.core.pack.Packs.packer;
import static lamina.core.pack.Packs.refused;
import static lamina.core.pack.Packs.sums;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.core.data.Preparation;
import lamina.storage.PackFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {
    @TempDir
    private Path folder;

    private Path packed(String name, PackFormat format, int threads) throws InterruptedException {
        Path root = folder.resolve(name);
        packer(format, threads, Set.of(), 0, NOBODY).run(root);
        return root;
    }

    @Test
    void whatWasPackedIsReadWithTheSameSamples() throws IOException, InterruptedException {
        PackResult result = packer(PackFormat.RAW, 2, Set.of(), 0, NOBODY).run(folder.resolve("pack"));
        PackFolder pack = new PackFolder(folder.resolve("pack"));
        assertEquals(List.of(Split.TRAIN, Split.VALIDATION), pack.splits());
        assertEquals(List.of("cat", "dog", "golden eagle"), pack.classes());
        assertEquals(
                List.of(Noise.TRAIN, 4),
                result.parts().stream().map(PackResult.Part::pictures).toList());
        assertEquals(
                List.of(5, 1),
                result.parts().stream().map(PackResult.Part::shards).toList());
        for (Split split : pack.splits()) {
            try (Examples examples = pack.open(split)) {
                for (int i = 0; i < examples.size(); i++) {
                    Encoded encoded = examples.read(i);
                    assertEquals(split + "/" + i, encoded.name());
                    assertEquals(i % 3, encoded.label());
                    assertEquals(new Encoded.Raw(Noise.SIZE, Noise.SIZE, 3, false), encoded.format());
                    assertArrayEquals(Noise.samples(split, i), encoded.bytes().toArray(ValueLayout.JAVA_BYTE));
                }
            }
        }
        assertEquals(Noise.TRAIN + 4, new PackCheck(pack.root(), (_, _) -> {}).run());
    }

    @ParameterizedTest
    @EnumSource(PackFormat.class)
    void anyNumberOfThreadsGivesTheSameBytes(PackFormat format) throws IOException, InterruptedException {
        assertEquals(sums(packed("one", format, 1)), sums(packed("four", format, 4)));
    }

    /** A listener that fails stands for whatever ends a process: between any two pictures. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 14, 22, 23})
    void goesOnToTheSameBytesWhereverItWasStopped(int at) throws IOException, InterruptedException {
        Path root = folder.resolve("stopped");
        Packer stopped = packer(PackFormat.RAW, 3, Set.of(), 0, (split, done, _) -> {
            if (split == Split.TRAIN && done == at) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThrows(IllegalStateException.class, () -> stopped.run(root));
        String open = assertThrows(DataException.class, () -> new PackFolder(root).open(Split.TRAIN))
                .getMessage();
        assertTrue(open.contains("is not packed to its end"), open);
        int[] first = {-1};
        packer(PackFormat.RAW, 2, Set.of(), 0, (split, done, _) -> {
                    if (split == Split.TRAIN && first[0] < 0) {
                        first[0] = done;
                    }
                })
                .run(root);
        assertEquals(
                at == Noise.TRAIN ? Noise.TRAIN - Noise.TRAIN % 5 : at == 0 ? 0 : (at - 1) / 5 * 5,
                first[0],
                "whole shards are kept");
        assertEquals(sums(packed("whole", PackFormat.RAW, 1)), sums(root));
    }

    /** A picture does not come, until somebody has said that it is not waited for. */
    @Test
    void whoWaitsForAPictureMayEndIt() throws IOException, InterruptedException {
        Path root = folder.resolve("stopped");
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean decoding = new AtomicBoolean();
        Decoder slow = new Decoder() {
            @Override
            public boolean accepts(Encoded encoded) {
                return true;
            }

            @Override
            public void decode(Encoded encoded, Image into) throws IOException {
                decoding.set(true);
                awaitUninterruptibly(gate);
                new Packs.Copying().decode(encoded, into);
            }
        };
        PackListener impatient = new PackListener() {
            @Override
            public void packed(Split split, int done, int all) {
                assertEquals(0, done);
            }

            @Override
            public void waiting() {
                if (decoding.get()) {
                    gate.countDown();
                    throw new CancellationException("enough");
                }
            }
        };
        Packer packer = new Packer(
                new Noise(Set.of()),
                new Preparation(List.of(slow), List.of()),
                Packs.spec(PackFormat.RAW),
                2,
                0,
                impatient);
        assertThrows(CancellationException.class, () -> packer.run(root));
        assertEquals(Set.of("classes.txt", "pack.json"), sums(root).keySet(), "nothing is half written");
    }

    private static void awaitUninterruptibly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void damagedPicturesAreLeftOutListedAndLimited() throws IOException, InterruptedException {
        Path root = folder.resolve("pack");
        refused(
                "noise 3 is\ttorn. Repair, replace or remove it. To pack without it",
                packer(PackFormat.RAW, 2, Set.of(3, 17), 0, NOBODY),
                root);
        refused("more pictures are damaged than the 1", packer(PackFormat.RAW, 2, Set.of(3, 17), 1, NOBODY), root);
        PackResult result = packer(PackFormat.RAW, 2, Set.of(3, 17), 2, NOBODY).run(root);
        assertEquals(Noise.TRAIN - 2, result.parts().getFirst().pictures());
        assertEquals(2, result.parts().getFirst().skipped());
        List<String> lines = Files.readAllLines(root.resolve("train-skipped.tsv"));
        assertEquals(
                List.of("3", "17"),
                lines.stream()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .toList());
        assertTrue(lines.getFirst().endsWith("noise 3 is torn. Repair, replace or remove it"), lines::toString);
        try (Examples examples = new PackFolder(root).open(Split.TRAIN)) {
            assertEquals("TRAIN/4", examples.read(3).name());
        }
        assertEquals(Noise.TRAIN + 2, new PackCheck(root, (_, _) -> {}).run());
        Path atOnce = folder.resolve("once");
        packer(PackFormat.RAW, 1, Set.of(3, 17), 9, NOBODY).run(atOnce);
        assertEquals(sums(atOnce), sums(root));
    }

    @Test
    void everyDamageIsFound() throws IOException, InterruptedException {
        Path root = packed("pack", PackFormat.JPEG, 1);
        try (Stream<Path> files = Files.list(root)) {
            files.filter(file -> !file.endsWith(PackFolder.SUMS)).forEach(file -> damage(root, file));
        }
        new PackCheck(root, (_, _) -> {}).run();
    }

    private static void damage(Path root, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] other = bytes.clone();
            other[other.length / 2] ^= 1;
            Files.write(file, other);
            String name = file.getFileName().toString();
            String message = assertThrows(DataException.class, () -> new PackCheck(root, (_, _) -> {}).run(), name)
                    .getMessage();
            assertTrue(message.contains(name), message);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
            assertThrows(DataException.class, () -> new PackCheck(root, (_, _) -> {}).run(), name);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMissingShardIsNamed() throws IOException, InterruptedException {
        Path root = packed("pack", PackFormat.RAW, 1);
        Files.delete(root.resolve("train-000002.tar"));
        String message = assertThrows(DataException.class, () -> new PackFolder(root).open(Split.TRAIN))
                .getMessage();
        assertTrue(message.contains("train-000002.tar is missing"), message);
    }
}

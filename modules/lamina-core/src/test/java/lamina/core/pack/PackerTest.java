package lamina.core.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.core.data.Preparation;
import lamina.core.train.Sums;
import lamina.storage.PackFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {
    private static final int SIZE = 8;
    private static final int TRAIN = 23; // in shards of 5: the last is short
    private static final PackListener NOBODY = (_, _, _) -> {};

    @TempDir
    private Path folder;

    /** Pictures of noise; some may be torn. */
    private record Noise(Set<Integer> torn) implements Dataset {
        @Override
        public List<String> classes() {
            return List.of("cat", "dog", "golden eagle");
        }

        @Override
        public Examples open(Split split) {
            return new Examples() {
                @Override
                public int size() {
                    return split == Split.TRAIN ? TRAIN : 4;
                }

                @Override
                public Encoded read(int index) {
                    if (split == Split.TRAIN && torn.contains(index)) {
                        throw new DataException("noise " + index + " is\ttorn");
                    }
                    byte[] samples = samples(split, index);
                    return new Encoded(
                            split + "/" + index,
                            index % 3,
                            MemorySegment.ofArray(samples),
                            new Encoded.Raw(SIZE, SIZE, 3, false));
                }
            };
        }
    }

    private static byte[] samples(Split split, int index) {
        byte[] samples = new byte[SIZE * SIZE * 3];
        new SplittableRandom(100L * split.name().length() + index).nextBytes(samples);
        return samples;
    }

    private static final class Copying implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            byte[] to = into.store(SIZE, SIZE, 3);
            MemorySegment.copy(encoded.bytes(), ValueLayout.JAVA_BYTE, 0, to, 0, into.size());
        }
    }

    private static PackSpec spec(PackFormat format) {
        return new PackSpec(SIZE, format, 95, 5, List.of(Split.VALIDATION, Split.TRAIN));
    }

    private static Packer packer(
            PackFormat format, int threads, Set<Integer> torn, int badItems, PackListener listener) {
        return new Packer(
                new Noise(torn),
                new Preparation(List.of(new Copying()), List.of()),
                spec(format),
                threads,
                badItems,
                listener);
    }

    private Path packed(String name, PackFormat format, int threads) throws InterruptedException {
        Path root = folder.resolve(name);
        packer(format, threads, Set.of(), 0, NOBODY).run(root);
        return root;
    }

    private static Map<String, String> sums(Path root) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.toList()) {
                sums.put(file.getFileName().toString(), Sums.of(file));
            }
        }
        return sums;
    }

    @Test
    void whatWasPackedIsReadWithTheSameSamples() throws IOException, InterruptedException {
        PackResult result = packer(PackFormat.RAW, 2, Set.of(), 0, NOBODY).run(folder.resolve("pack"));
        PackFolder pack = new PackFolder(folder.resolve("pack"));
        assertEquals(List.of(Split.TRAIN, Split.VALIDATION), pack.splits());
        assertEquals(List.of("cat", "dog", "golden eagle"), pack.classes());
        assertEquals(
                List.of(TRAIN, 4),
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
                    assertEquals(new Encoded.Raw(SIZE, SIZE, 3, false), encoded.format());
                    assertArrayEquals(samples(split, i), encoded.bytes().toArray(ValueLayout.JAVA_BYTE));
                }
            }
        }
        assertEquals(TRAIN + 4, new PackCheck(pack.root(), (_, _) -> {}).run());
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
                at == TRAIN ? TRAIN - TRAIN % 5 : at == 0 ? 0 : (at - 1) / 5 * 5, first[0], "whole shards are kept");
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
                new Copying().decode(encoded, into);
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
                new Noise(Set.of()), new Preparation(List.of(slow), List.of()), spec(PackFormat.RAW), 2, 0, impatient);
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
    void aCompleteFolderIsLeftAsItIs() throws IOException, InterruptedException {
        Path root = packed("pack", PackFormat.RAW, 1);
        Map<String, String> before = sums(root);
        PackResult again = packer(PackFormat.RAW, 1, Set.of(), 0, (_, _, _) -> {
                    throw new AssertionError("packs again");
                })
                .run(root);
        assertEquals(TRAIN, again.parts().getFirst().pictures());
        assertEquals(before, sums(root));
    }

    @Test
    void anotherPlanOrAnotherFolderIsRefused() throws IOException, InterruptedException {
        Path root = packed("pack", PackFormat.RAW, 1);
        refused(
                "was begun otherwise: then RAW of 8 pixels, 5 in a shard, 3 classes, train of 23, validation of 4, now JPEG",
                packer(PackFormat.JPEG, 1, Set.of(), 0, NOBODY),
                root);
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "mine");
        refused("is not empty (letter.txt)", packer(PackFormat.RAW, 1, Set.of(), 0, NOBODY), full);
        Path letter = full.resolve("letter.txt");
        refused("a file is in its place", packer(PackFormat.RAW, 1, Set.of(), 0, NOBODY), letter);
    }

    /** All have as many pictures, of as many classes, which are called the same. */
    @Test
    void anotherDatasetIsRefusedAndARepairedOneIsNot() throws IOException, InterruptedException {
        Path root = folder.resolve("pack");
        assertThrows(
                DataException.class,
                () -> packer(PackFormat.RAW, 1, Set.of(0), 0, NOBODY).run(root));
        Map<String, String> before = sums(root);
        refused(
                "was begun with another dataset: picture 3 of train was '3' of class 0, now it is '103' of class 0. Name another folder",
                packer(new Changed(new Noise(Set.of()), 3, i -> "other/" + (i + (i > 0 ? 100 : 0)), i -> i % 3)),
                root);
        refused(
                "picture 3 of train was '3' of class 0, now it is '3' of class 1",
                packer(new Changed(new Noise(Set.of()), 3, i -> "moved/" + i, i -> i == 3 ? 1 : i % 3)),
                root);
        refused(
                "the same names and other contents, all 11 that were compared",
                packer(new Changed(new Noise(Set.of()), -1, i -> "moved/" + i, i -> i % 3)),
                root);
        assertEquals(before, sums(root), "what was refused changes nothing");
        packer(new Changed(new Noise(Set.of()), 3, i -> "moved/" + i, i -> i % 3))
                .run(root);
        refused(
                "was begun with another dataset",
                packer(new Changed(new Noise(Set.of()), -1, i -> "other/" + i, i -> i % 3)),
                root);
    }

    /** Picture 4 is none of those that are read and compared. */
    @Test
    void aDatasetThatDiffersAnywhereIsRefusedIfItTellsItsNames() throws InterruptedException, IOException {
        Path root = folder.resolve("pack");
        packer(new Listed(i -> "here/" + i, i -> i % 3)).run(root);
        Map<String, String> before = sums(root);
        String refusal =
                "was begun with another dataset: some of the 23 pictures of train have other names or labels, or come in another order. Name another folder";
        refused(refusal, packer(new Listed(i -> "here/" + (i == 4 ? 1004 : i), i -> i % 3)), root);
        refused(refusal, packer(new Listed(i -> "here/" + i, i -> i == 4 ? 2 : i % 3)), root);
        refused(refusal, packer(new Listed(i -> "here/" + (i == 4 ? 5 : i == 5 ? 4 : i), i -> i % 3)), root);
        packer(new Listed(i -> "moved/" + i, i -> i % 3)).run(root);
        packer(new Noise(Set.of())).run(root); // tells none: those that were compared are the same
        assertEquals(before, sums(root));
    }

    /** Noise that tells names and labels, those of its training pictures being made up. */
    private record Listed(IntFunction<String> name, IntUnaryOperator label) implements Dataset {
        @Override
        public List<String> classes() {
            return new Noise(Set.of()).classes();
        }

        @Override
        public Examples open(Split split) {
            Examples noise = new Noise(Set.of()).open(split);
            return new Examples() {
                @Override
                public int size() {
                    return noise.size();
                }

                @Override
                public Optional<Entry> entry(int index) {
                    return Optional.of(
                            split == Split.TRAIN
                                    ? new Entry(name.apply(index), label.applyAsInt(index))
                                    : new Entry(split + "/" + index, index % 3));
                }

                @Override
                public Encoded read(int index) throws IOException {
                    Encoded encoded = noise.read(index);
                    Entry entry = entry(index).orElseThrow();
                    return new Encoded(entry.name(), entry.label(), encoded.bytes(), encoded.format());
                }
            };
        }
    }

    private static Packer packer(Dataset dataset) {
        Preparation preparation = new Preparation(List.of(new Copying()), List.of());
        return new Packer(dataset, preparation, spec(PackFormat.RAW), 2, 0, NOBODY);
    }

    /** Another dataset's pictures by other names, with other labels; those up to a number have the same contents. */
    private record Changed(Dataset before, int same, IntFunction<String> name, IntUnaryOperator label)
            implements Dataset {
        @Override
        public List<String> classes() throws IOException {
            return before.classes();
        }

        @Override
        public Examples open(Split split) throws IOException {
            Examples examples = before.open(split);
            return new Examples() {
                @Override
                public int size() {
                    return examples.size();
                }

                @Override
                public Encoded read(int index) throws IOException {
                    Encoded encoded = examples.read(index);
                    byte[] samples = encoded.bytes().toArray(ValueLayout.JAVA_BYTE);
                    if (index > same) {
                        samples[0]++;
                    }
                    return new Encoded(
                            name.apply(index),
                            label.applyAsInt(index),
                            MemorySegment.ofArray(samples),
                            encoded.format());
                }
            };
        }
    }

    private static void refused(String expected, Packer packer, Path root) {
        String message =
                assertThrows(DataException.class, () -> packer.run(root)).getMessage();
        assertTrue(message.contains(expected), message);
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
        assertEquals(TRAIN - 2, result.parts().getFirst().pictures());
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
        assertEquals(TRAIN + 2, new PackCheck(root, (_, _) -> {}).run());
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

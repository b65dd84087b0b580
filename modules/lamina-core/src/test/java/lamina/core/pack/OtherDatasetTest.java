package lamina.core.pack;

import static lamina.core.pack.Packs.NOBODY;
import static lamina.core.pack.Packs.packer;
import static lamina.core.pack.Packs.refused;
import static lamina.core.pack.Packs.sums;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder that was packed into before is used for again, and what is refused. */
class OtherDatasetTest {
    @TempDir
    private Path folder;

    private Path packed() throws InterruptedException {
        Path root = folder.resolve("pack");
        packer(PackFormat.RAW, 1, Set.of(), 0, NOBODY).run(root);
        return root;
    }

    @Test
    void aCompleteFolderIsLeftAsItIs() throws IOException, InterruptedException {
        Path root = packed();
        Map<String, String> before = sums(root);
        PackResult again = packer(PackFormat.RAW, 1, Set.of(), 0, (_, _, _) -> {
                    throw new AssertionError("packs again");
                })
                .run(root);
        assertEquals(Noise.TRAIN, again.parts().getFirst().pictures());
        assertEquals(before, sums(root));
    }

    @Test
    void anotherPlanOrAnotherFolderIsRefused() throws IOException, InterruptedException {
        Path root = packed();
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
}

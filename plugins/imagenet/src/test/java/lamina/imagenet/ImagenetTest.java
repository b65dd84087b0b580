package lamina.imagenet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.storage.Slice;
import lamina.storage.Tar;
import lamina.testkit.ImagenetArchives;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagenetTest {
    private static final String FOX = "n02119789 kit fox, Vulpes macrotis"; // number 1
    private static final String SETTER = "n02100735 English setter"; // 2
    private static final String BOTTLE = "n04557648 water bottle"; // 3
    private static final String TENCH = "n01440764 tench, Tinca tinca"; // 4

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        ImagenetArchives.small().write(root);
    }

    private ImagenetDataset dataset(Order order) {
        return new ImagenetDataset(ImagenetContractTest.settings(root, 2012, Optional.of(order), Optional.empty(), 0));
    }

    private ImagenetDataset dataset(int year, Optional<Path> classes, double heldBack) {
        return new ImagenetDataset(ImagenetContractTest.settings(root, year, Optional.empty(), classes, heldBack));
    }

    /** The class of each picture, by the last part of its name. */
    private static Map<String, String> shown(ImagenetDataset dataset, Split split) throws IOException {
        Map<String, String> shown = new TreeMap<>();
        try (Examples examples = dataset.open(split)) {
            for (int i = 0; i < examples.size(); i++) {
                Encoded encoded = examples.read(i);
                shown.put(
                        encoded.name().substring(encoded.name().lastIndexOf('/') + 1),
                        dataset.classes().get(encoded.label()));
            }
        }
        return shown;
    }

    @Test
    void bothOrdersOfLabelsShowTheSameClasses() throws IOException {
        assertEquals(List.of(TENCH, SETTER, FOX, BOTTLE), dataset(Order.WNID).classes());
        assertEquals(List.of(FOX, SETTER, BOTTLE, TENCH), dataset(Order.DEVKIT).classes());
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            assertEquals(shown(dataset(Order.WNID), split), shown(dataset(Order.DEVKIT), split));
        }
    }

    @Test
    void trainingPicturesHaveTheirArchivesClassAndTheirOwnBytes() throws IOException {
        Map<String, String> shown = shown(dataset(Order.WNID), Split.TRAIN);
        assertEquals(48, shown.size());
        assertEquals(BOTTLE, shown.get("n04557648_12.JPEG"));
        try (Examples examples = dataset(Order.WNID).open(Split.TRAIN)) {
            Encoded third = examples.read(2); // archives come in the order of the development kit
            assertEquals(
                    root.resolve("ILSVRC2012_img_train.tar/n02119789/n02119789_3.JPEG")
                            .toString(),
                    third.name());
            assertEquals(
                    -1,
                    Arrays.mismatch(
                            ImagenetArchives.picture(1, 3), third.bytes().toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2010, 2012})
    void validationPicturesHaveTheClassOfTheGroundTruth(int year) throws IOException {
        new ImagenetArchives(year, 2, 8, Map.of()).write(root);
        ImagenetDataset dataset = dataset(year, Optional.empty(), 0);
        Map<String, String> shown = shown(dataset, Split.VALIDATION);
        assertEquals(8, shown.size());
        List<String> byNumber = List.of(FOX, SETTER, BOTTLE, TENCH);
        for (int picture = 1; picture <= 8; picture++) {
            assertEquals(
                    byNumber.get(ImagenetArchives.validationNumber(picture) - 1),
                    shown.get("ILSVRC%d_val_%08d.JPEG".formatted(year, picture)));
        }
    }

    /** Unpacks an archive and the archives in it, as people do. */
    private static void unpack(Path archive, Path into) throws IOException {
        try (FileChannel channel = FileChannel.open(archive)) {
            unpack(Slice.of(channel, archive.toString()), into);
        }
        Files.delete(archive);
    }

    private static void unpack(Slice archive, Path into) throws IOException {
        Files.createDirectories(into);
        Tar.list(archive, (name, content) -> {
            if (name.endsWith(".tar")) {
                unpack(content, into.resolve(name.replace(".tar", "")));
            } else {
                Files.write(into.resolve(name), content.bytes());
            }
        });
    }

    @Test
    void unpackedFoldersGiveTheSamePictures() throws IOException {
        Map<String, String> train = shown(dataset(Order.DEVKIT), Split.TRAIN);
        Map<String, String> validation = shown(dataset(Order.DEVKIT), Split.VALIDATION);
        unpack(root.resolve("ILSVRC2012_img_train.tar"), root.resolve("train"));
        unpack(root.resolve("ILSVRC2012_img_val.tar"), root.resolve("val"));
        assertEquals(train, shown(dataset(Order.DEVKIT), Split.TRAIN));
        assertEquals(validation, shown(dataset(Order.DEVKIT), Split.VALIDATION));
        for (String name : List.copyOf(validation.keySet())) { // in class folders, and no development kit
            String wnid = validation.get(name).split(" ", 2)[0];
            Files.createDirectories(root.resolve("val").resolve(wnid));
            Files.move(
                    root.resolve("val").resolve(name),
                    root.resolve("val").resolve(wnid).resolve(name));
        }
        Files.delete(root.resolve("ILSVRC2012_devkit_t12.tar.gz"));
        ImagenetDataset withoutWords = dataset(2012, Optional.empty(), 0);
        assertEquals(List.of("n01440764", "n02100735", "n02119789", "n04557648"), withoutWords.classes());
        Map<String, String> ids = new HashMap<>(validation);
        ids.replaceAll((_, name) -> name.split(" ", 2)[0]);
        assertEquals(ids, shown(withoutWords, Split.VALIDATION));
        String message = assertThrows(
                        DataException.class, () -> dataset(Order.DEVKIT).classes())
                .getMessage();
        assertTrue(
                message.contains("needs the development kit") && message.contains("ILSVRC2012_devkit_t12.tar.gz"),
                message);
    }

    @Test
    void aListOfClassesPicksSomeInItsOrder() throws IOException {
        Path list = Files.writeString(root.resolve("two.txt"), "# two\nn04557648 bottle\n\nn01440764\n");
        ImagenetDataset two = dataset(2012, Optional.of(list), 0);
        assertEquals(List.of("n04557648 bottle", "n01440764"), two.classes());
        Map<String, String> train = shown(two, Split.TRAIN);
        assertEquals(24, train.size());
        assertEquals("n01440764", train.get("n01440764_1.JPEG"));
        assertEquals("n04557648 bottle", train.get("n04557648_1.JPEG"));
        assertTrue(shown(two, Split.VALIDATION).size() < 8);
    }

    /** As ImageNet's of Fall 2011 would be read: one archive of archives, a list, and a share to validate on. */
    @Test
    void aLargerSetOfClassesIsAnArchiveAndAList() throws IOException {
        Files.move(root.resolve("ILSVRC2012_img_train.tar"), root.resolve("fall11_whole.tar"));
        Files.delete(root.resolve("ILSVRC2012_devkit_t12.tar.gz"));
        Files.delete(root.resolve("ILSVRC2012_img_val.tar"));
        Path list = Files.write(root.resolve("all.txt"), ImagenetArchives.CLASSES);
        ImagenetDataset all = new ImagenetDataset(new ImagenetSettings(
                root,
                2012,
                Optional.empty(),
                Optional.of(list),
                Optional.of(root.resolve("fall11_whole.tar")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0.5,
                Optional.of(root.resolve("kept"))));
        assertEquals(ImagenetArchives.CLASSES, all.classes());
        Map<String, String> train = shown(all, Split.TRAIN);
        Map<String, String> validation = shown(all, Split.VALIDATION);
        assertEquals(48, train.size() + validation.size());
        assertTrue(train.size() > 12 && validation.size() > 12, () -> train.size() + " and " + validation.size());
        train.keySet().forEach(name -> assertTrue(!validation.containsKey(name), name));
        try (Stream<Path> kept = Files.list(root.resolve("kept"))) {
            assertEquals(2, kept.count());
        }
    }

    @Test
    void theIndexIsMadeOnceAndAgainWhenAnArchiveHasChanged() throws IOException {
        dataset(Order.WNID).open(Split.TRAIN).close();
        Path index;
        try (Stream<Path> kept = Files.list(root.resolve(".lamina"))) {
            index = kept.findFirst().orElseThrow();
        }
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(index, old);
        dataset(Order.WNID).open(Split.TRAIN).close();
        assertEquals(old, Files.getLastModifiedTime(index), "made again without need");
        new ImagenetArchives(2012, 5, 8, Map.of()).write(root);
        assertEquals(20, shown(dataset(Order.WNID), Split.TRAIN).size());
        Files.write(index, new byte[100]); // damaged: made again
        assertEquals(20, shown(dataset(Order.WNID), Split.TRAIN).size());
    }

    /** An archive that is not what it was, but looks as it did, shows whether anybody goes through it again. */
    @Test
    void withoutADevelopmentKitTheArchiveIsGoneThroughOnce() throws IOException {
        Files.delete(root.resolve("ILSVRC2012_devkit_t12.tar.gz"));
        Path train = root.resolve("ILSVRC2012_img_train.tar");
        List<Long> heard = new ArrayList<>();
        ImagenetDataset dataset = dataset(2012, Optional.empty(), 0);
        dataset.tell((done, _, _) -> heard.add(done));
        List<String> ids = List.of("n01440764", "n02100735", "n02119789", "n04557648");
        assertEquals(ids, dataset.classes());
        assertEquals(48 + 1, heard.size());
        Map<String, String> shown = shown(dataset, Split.TRAIN);
        assertEquals("n04557648", shown.get("n04557648_12.JPEG"));
        assertEquals("n02119789", shown.get("n02119789_1.JPEG"));
        FileTime modified = Files.getLastModifiedTime(train);
        Files.write(train, new byte[(int) Files.size(train)]);
        Files.setLastModifiedTime(train, modified);
        ImagenetDataset later = dataset(2012, Optional.empty(), 0);
        assertEquals(ids, later.classes());
        later.open(Split.TRAIN).close();
        refused(() -> later.open(Split.VALIDATION), "lies in no folder that is called as its class");
        assertEquals(48 + 1, heard.size());
    }

    @Test
    void whoListensHearsHowFarAnIndexIs() throws IOException {
        List<Long> heard = new ArrayList<>();
        long size = Files.size(root.resolve("ILSVRC2012_img_train.tar"));
        Dataset dataset = dataset(Order.WNID);
        dataset.tell((done, all, _) -> {
            assertEquals(size, all);
            heard.add(done);
        });
        dataset.open(Split.TRAIN).close();
        assertEquals(48 + 1, heard.size());
        assertEquals(heard.stream().sorted().toList(), heard);
        assertTrue(heard.get(47) < size && heard.getLast() == size, heard::toString);
        heard.clear();
        dataset.open(Split.TRAIN).close(); // by the index that there is now
        assertEquals(List.of(), heard);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path train = root.resolve("ILSVRC2012_img_train.tar");
        Files.write(train, Arrays.copyOf(Files.readAllBytes(train), (int) Files.size(train) / 2));
        refused(() -> dataset(Order.WNID).open(Split.TRAIN), "ILSVRC2012_img_train.tar is cut off or damaged");
        Files.delete(train);
        refused(
                () -> dataset(Order.WNID).open(Split.TRAIN),
                "has neither ILSVRC2012_img_train.tar nor ILSVRC2012_img_train nor train in it");
        Files.createDirectories(root.resolve("train/n01440764"));
        Files.writeString(root.resolve("train/n01440764/a.JPEG"), "x");
        refused(
                () -> dataset(Order.WNID).open(Split.TRAIN),
                "has no picture of 3 of the 4 classes: n02100735 English setter");
        Files.createDirectories(root.resolve("train/nonsense"));
        Files.writeString(root.resolve("train/nonsense/a.JPEG"), "x");
        refused(() -> dataset(Order.WNID).open(Split.TRAIN), "nonsense is none of the 4 classes");
        refused(() -> dataset(Order.WNID).open(Split.TEST), "ILSVRC2012_img_test.tar");
        Files.createDirectories(root.resolve("test"));
        refused(() -> dataset(Order.WNID).open(Split.TEST), "were never published");
    }

    private interface Opening {
        Examples open() throws IOException;
    }

    private static void refused(Opening opening, String expected) {
        String message =
                assertThrows(DataException.class, () -> opening.open().close()).getMessage();
        assertTrue(message.contains(expected), message);
    }
}

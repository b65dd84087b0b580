package lamina.imagefolder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.storage.HeldBack;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path root;

    private static ImageFolderDataset dataset(Path root, double validation) {
        return new ImageFolderDataset(new ImageFolderSettings(
                root, Optional.empty(), Optional.empty(), validation, Optional.empty(), List.of("jpg", "PNG")));
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    /** What each example holds, which is its name, with its label. */
    private static List<String> contents(ImageFolderDataset dataset, Split split) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Examples examples = dataset.open(split)) {
            for (int i = 0; i < examples.size(); i++) {
                Encoded encoded = examples.read(i);
                contents.add(encoded.label() + " " + new String(encoded.bytes().toArray(ValueLayout.JAVA_BYTE)));
            }
        }
        return contents;
    }

    private String refusal(ImageFolderDataset dataset, Split split) {
        return assertThrows(DataException.class, () -> dataset.open(split)).getMessage();
    }

    @Test
    void foldersAreClassesAndFilesAreSorted() throws IOException {
        put(
                "dog/b.jpg",
                "cat/z.JPG",
                "cat/deep/er/a.png",
                "dog/a.jpg",
                "dog/notes.txt",
                "dog/.hidden.jpg",
                ".git/c.jpg",
                "README.md");
        ImageFolderDataset dataset = dataset(root, 0);
        assertEquals(List.of("cat", "dog"), dataset.classes());
        assertEquals(
                List.of("0 cat/deep/er/a.png", "0 cat/z.JPG", "1 dog/a.jpg", "1 dog/b.jpg"),
                contents(dataset, Split.TRAIN));
    }

    @Test
    void withNothingHeldBackValidationLooksAtTheTrainingPictures() throws IOException {
        put("cat/a.jpg", "dog/b.jpg");
        assertEquals(contents(dataset(root, 0), Split.TRAIN), contents(dataset(root, 0), Split.VALIDATION));
        assertEquals(contents(dataset(root, 0), Split.TRAIN), contents(dataset(root, 0), Split.TEST));
    }

    @Test
    void aShareIsHeldBackAndAPictureStaysOnItsSide() throws IOException {
        for (int i = 0; i < 500; i++) {
            put("cat/" + i + ".jpg", "dog/" + i + ".jpg");
        }
        Set<String> train = new HashSet<>(contents(dataset(root, 0.2), Split.TRAIN));
        Set<String> held = new HashSet<>(contents(dataset(root, 0.2), Split.VALIDATION));
        assertEquals(1000, train.size() + held.size());
        assertTrue(held.size() > 150 && held.size() < 250, "held back of 1000: " + held.size());
        assertTrue(train.stream().noneMatch(held::contains));
        put("ape/1.jpg", "cat/500.jpg");
        Set<String> later = new HashSet<>();
        contents(dataset(root, 0.2), Split.VALIDATION).forEach(name -> later.add(name.substring(2)));
        held.forEach(name -> assertTrue(later.contains(name.substring(2)), name));
    }

    @Test
    void trainAndValFoldersAreRecognised() throws IOException {
        put("train/cat/a.jpg", "train/dog/b.jpg", "val/dog/c.jpg");
        ImageFolderDataset dataset = dataset(root, 0.5);
        assertEquals(List.of("cat", "dog"), dataset.classes());
        assertEquals(List.of("0 train/cat/a.jpg", "1 train/dog/b.jpg"), contents(dataset, Split.TRAIN));
        assertEquals(List.of("1 val/dog/c.jpg"), contents(dataset, Split.VALIDATION));
        assertEquals(List.of("1 val/dog/c.jpg"), contents(dataset, Split.TEST));
        put("test/cat/d.jpg");
        assertEquals(List.of("0 test/cat/d.jpg"), contents(dataset, Split.TEST));
    }

    @Test
    void anotherRootMayHoldTheValidationPictures() throws IOException {
        put("here/cat/a.jpg", "there/cat/b.jpg");
        ImageFolderDataset dataset = new ImageFolderDataset(new ImageFolderSettings(
                root.resolve("here"),
                Optional.of(root.resolve("there")),
                Optional.empty(),
                0.5,
                Optional.empty(),
                List.of("jpg")));
        assertEquals(List.of("0 here/cat/a.jpg"), contents(dataset, Split.TRAIN));
        assertEquals(List.of("0 there/cat/b.jpg"), contents(dataset, Split.VALIDATION));
    }

    @Test
    void aListOfClassesGivesTheirOrderAndPassesOverTheOthers() throws IOException {
        put("n02 dog/a.jpg", "n01/a.jpg", "n03/a.jpg", "golden eagle/a.jpg");
        Path list =
                Files.writeString(root.resolve("classes.txt"), "n03 emu, a bird\n\n# no dogs\ngolden eagle\nn01 cat\n");
        ImageFolderDataset dataset = new ImageFolderDataset(new ImageFolderSettings(
                root, Optional.empty(), Optional.empty(), 0, Optional.of(list), List.of("jpg")));
        assertEquals(List.of("n03 emu, a bird", "golden eagle", "n01 cat"), dataset.classes());
        assertEquals(List.of("0 n03/a.jpg", "1 golden eagle/a.jpg", "2 n01/a.jpg"), contents(dataset, Split.TRAIN));
        Files.writeString(list, "n03\nn04\n");
        assertTrue(refusal(dataset, Split.TRAIN).contains("n04"), () -> refusal(dataset, Split.TRAIN));
        Files.writeString(list, "n03\nn03\n");
        assertTrue(refusal(dataset, Split.TRAIN).contains("has the class \"n03\" twice"));
        Files.delete(list);
        assertTrue(refusal(dataset, Split.TRAIN).contains("there is no list of classes"));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertTrue(refusal(dataset(root.resolve("nowhere"), 0), Split.TRAIN).contains("there is no folder"));
        put("README.md");
        assertTrue(refusal(dataset(root, 0), Split.TRAIN).contains("has no folders in it"));
        put("cat/a.jpg", "dog/a.txt");
        String message = refusal(dataset(root, 0), Split.TRAIN);
        assertTrue(
                message.contains("dog") && message.contains("[jpg, PNG]") && message.contains("holds no picture"),
                message);
    }

    @Test
    void aClassThatWasNotTrainedIsNamed() throws IOException {
        put("train/cat/a.jpg", "val/cow/a.jpg");
        String message = refusal(dataset(root, 0), Split.VALIDATION);
        assertTrue(message.contains("cow") && message.contains("is no class"), message);
    }

    @Test
    void aSplitWithoutPicturesIsAnError() throws IOException {
        put("cat/a.jpg");
        boolean held = HeldBack.is("cat/a.jpg", 0.5);
        assertTrue(refusal(dataset(root, 0.5), held ? Split.TRAIN : Split.VALIDATION)
                .contains("leaves no picture"));
    }

    @Test
    void aPictureThatCannotBeReadIsNamedAndIsNoDamagedOne() throws IOException {
        put("cat/a.jpg");
        try (Examples examples = dataset(root, 0).open(Split.TRAIN)) {
            Files.delete(root.resolve("cat/a.jpg"));
            String message =
                    assertThrows(IOException.class, () -> examples.read(0)).getMessage();
            assertTrue(message.contains("a.jpg cannot be read: there is no "), message);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatLiesInItselfIsNamed() throws IOException {
        put("cat/a.jpg");
        Files.createSymbolicLink(root.resolve("cat/again"), root.resolve("cat"));
        String message = refusal(dataset(root, 0), Split.TRAIN);
        assertTrue(message.contains(root.resolve("cat/again").toString()), message);
    }

    @Test
    void imagenetIsAnImageFolder() throws IOException {
        Path sample = SharedData.folder("imagenet-sample");
        ImageFolderDataset dataset = new ImageFolderDataset(new ImageFolderSettings(
                sample, Optional.empty(), Optional.empty(), 0, Optional.empty(), List.of("jpeg")));
        assertEquals(254, dataset.classes().size());
        assertEquals("n01443537", dataset.classes().getFirst());
        try (Examples examples = dataset.open(Split.TRAIN)) {
            assertEquals(254, examples.size());
            Encoded first = examples.read(0);
            assertEquals(0, first.label());
            assertArrayEquals(
                    Files.readAllBytes(sample.resolve("n01443537/n01443537_goldfish.JPEG")),
                    first.bytes().toArray(ValueLayout.JAVA_BYTE));
        }
    }
}

package lamina.webdataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.storage.TarWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetTest {
    @TempDir
    private Path root;

    /** Names and contents in turn. */
    private void shard(String name, String... files) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (TarWriter tar = new TarWriter(Files.newOutputStream(file))) {
            for (int i = 0; i < files.length; i += 2) {
                tar.add(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    static WebDatasetSettings settings(Path root, List<String> train, Optional<Path> classes) {
        return new WebDatasetSettings(
                root,
                train,
                List.of("val-*.tar"),
                List.of("test-*.tar"),
                classes,
                List.of("cls", "json", "txt"),
                "label",
                Optional.empty());
    }

    private WebDataset dataset(String... train) {
        return new WebDataset(settings(root, List.of(train), Optional.empty()));
    }

    /** {@code bytes label} of each example. */
    private static List<String> read(WebDataset dataset) throws IOException {
        List<String> read = new ArrayList<>();
        try (Examples examples = dataset.open(Split.TRAIN)) {
            for (int i = 0; i < examples.size(); i++) {
                Encoded e = examples.read(i);
                read.add(
                        new String(e.bytes().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8) + " " + e.label());
            }
        }
        return read;
    }

    @Test
    void filesOfOneKeyAreOneExampleInTheirOrder() throws IOException {
        shard(
                "train-0.tar",
                "a/1.jpg",
                "one",
                "a/1.cls",
                "2",
                "a/2.CLS",
                "0\n",
                "a/2.JPEG",
                "two",
                "b/2.seg.png",
                "no",
                "b/2.png",
                "three",
                "b/2.cls",
                "1");
        shard("train-1.tar", "x.cls", "1", "x.webp", "four", "y.txt", "a text about nothing");
        WebDataset dataset = dataset("train-*.tar");
        assertEquals(List.of("one 2", "two 0", "three 1", "four 1"), read(dataset));
        assertEquals(List.of("0", "1", "2"), dataset.classes());
        try (Examples examples = dataset.open(Split.TRAIN)) {
            assertEquals(
                    root.resolve("train-1.tar/x.webp").toString(),
                    examples.read(3).name());
        }
    }

    @Test
    void labelsComeAsNumbersInJsonAndAsNames() throws IOException {
        Files.writeString(root.resolve("classes.txt"), "n01 golden retriever\nn02 golden eagle\ntabby\n");
        shard(
                "train-0.tar",
                "1.jpg",
                "a",
                "1.json",
                "{\"other\": {\"label\": 2}, \"label\": 1}",
                "2.jpg",
                "b",
                "2.txt",
                "tabby\n",
                "3.jpg",
                "c",
                "3.json",
                "{\"label\": \"n01\"}");
        assertEquals(List.of("a 1", "b 2", "c 0"), read(dataset("train-0.tar")));
        shard("train-0.tar", "1.jpg", "a", "1.cls", "3");
        refused("train-0.tar 1.cls is the label 3, but there are 3 classes", "train-0.tar");
        shard("train-0.tar", "1.jpg", "a", "1.txt", "a dog on a lawn");
        refused("tells the class \"a dog on a lawn\", which is not in the list of classes", "train-0.tar");
        shard("train-0.tar", "1.jpg", "a", "1.json", "{\"class\": 1}");
        refused("has no \"label\"", "train-0.tar");
        shard("train-0.tar", "1.jpg", "a", "1.json", "{\"label\"");
        refused("is JSON that is cut off", "train-0.tar");
        shard("train-0.tar", "1.jpg", "a");
        refused("has no file beside it that tells its class: 1.cls or .json or .txt", "train-0.tar");
    }

    @Test
    void shardsAreNamedByNumbersAndByPatterns() throws IOException {
        for (int i = 8; i < 12; i++) {
            shard("part/train-%03d.tar".formatted(i), i + ".jpg", "p" + i, i + ".cls", "0");
        }
        assertEquals(List.of("p9 0", "p10 0"), read(dataset("part/train-{009..010}.tar")));
        assertEquals(
                List.of("p8 0", "p9 0", "p11 0"), read(dataset("part/train-00?.tar", "part/train-{011..011}.tar")));
        assertEquals(List.of("a-08-1", "a-08-2", "a-09-1", "a-09-2"), Shards.expanded("a-{08..09}-{1..2}"));
        refused("there is no shard " + root.resolve("part/train-012.tar"), "part/train-{011..012}.tar");
        refused("has no shard that is called none-*.tar", "none-*.tar");
        refused("from 9 to 1", "a-{9..1}.tar");
        refused("less than a million names", "a-{0..999}-{0..999}-{0..1}.tar");
        refused("has no shard that is called a-{0..99999999999999999999}.tar", "a-{0..99999999999999999999}.tar");
    }

    @Test
    void whatLiesHiddenBesideAPictureIsPassedOver() throws IOException {
        shard("train-0.tar", "._1.jpg", "?", "1.jpg", "one", "._1.cls", "?", "1.cls", "0");
        assertEquals(List.of("one 0"), read(dataset("train-0.tar")));
    }

    @Test
    void aLabelThatIsNoneIsRefusedBeforeAllClassesUpToItAreNamed() throws IOException {
        shard("train-0.tar", "1.jpg", "one", "1.cls", "999999999");
        refused("train-0.tar 1.jpg has the label 999,999,999", "train-0.tar");
    }

    private void refused(String expected, String... train) {
        String message =
                assertThrows(DataException.class, () -> read(dataset(train))).getMessage();
        assertTrue(message.contains(expected), message);
    }
}

package acme.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files say, and what is said of files that are wrong. */
class CsvDatasetTest {
    @TempDir
    private Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String refusal(String content, String... classes) throws IOException {
        Path file = write("bad.csv", content);
        CsvSettings settings = new CsvSettings(
                file, Optional.empty(), Optional.empty(), Optional.empty(), "path", "label", List.of(classes));
        try (Dataset dataset = new CsvProvider().create(settings)) {
            return assertThrows(
                            DataException.class, () -> dataset.open(Split.TRAIN).close())
                    .getMessage()
                    .replace(file.toString(), "bad.csv");
        }
    }

    /** Quotes, commas and line breaks in values, a mark of the byte order, columns in any order, an empty line, no line break at the end. */
    @Test
    void readsWhatTheStandardAllows() throws IOException {
        write("a, \"b\"\n.jpg", "one");
        write("c.jpg", "two");
        Path file =
                write("good.csv", "\uFEFFlabel,by,path\r\n\"big, cat\",me,\"a, \"\"b\"\"\n.jpg\"\r\n\r\ndog,,c.jpg");
        try (Dataset dataset = new CsvProvider().create(CsvContractTest.settings(file));
                Examples examples = dataset.open(Split.TRAIN)) {
            assertEquals(List.of("big, cat", "dog"), dataset.classes());
            assertEquals(2, examples.size());
            Encoded first = examples.read(0);
            assertEquals("one", new String(first.bytes().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
            assertEquals(0, first.label());
            assertEquals(1, examples.read(1).label());
        }
    }

    @Test
    void eachSplitHasItsFile() throws IOException {
        write("a.jpg", "a");
        write("b.jpg", "b");
        Path train = write("train.csv", "path,label\na.jpg,x\nb.jpg,y\n");
        Path held = write("held.csv", "path,label\nb.jpg,y\n");
        CsvSettings settings = new CsvSettings(
                train, Optional.of(held), Optional.empty(), Optional.of(folder), "path", "label", List.of("y", "x"));
        try (Dataset dataset = new CsvProvider().create(settings)) {
            assertEquals(2, dataset.open(Split.TRAIN).size());
            assertEquals(1, dataset.open(Split.VALIDATION).size());
            assertEquals(0, dataset.open(Split.TEST).read(0).label());
        }
    }

    @Test
    void allLinesThatAreWrongAreToldAtOnce() throws IOException {
        assertEquals("""
                bad.csv has lines that are wrong:
                  bad.csv:3: 3 values, but the first line names 2 columns; a value with a comma in it stands in quotes
                  bad.csv:4: "" is no path
                  bad.csv:5: no label
                  bad.csv:6: a.jpg is at bad.csv:2 already""", refusal("path,label\na.jpg,cat\nb,c.jpg,cat\n,cat\nd.jpg,\na.jpg,dog"));
        String many = refusal("path,label\n" + "x\n".repeat(25));
        assertTrue(many.contains("bad.csv:21: ") && many.endsWith("\n  and 5 more"), many);
    }

    @Test
    void aLabelThatIsNoClassIsToldWithItsLine() throws IOException {
        assertEquals(
                "bad.csv has lines that are wrong:\n  bad.csv:3: the label \"cow\" is no class; those are [cat, dog]",
                refusal("path,label\na.jpg,cat\nb.jpg,cow\n", "cat", "dog"));
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        assertEquals(
                "bad.csv:1: no column is called \"path\", of [file, label]: rename one, or change the dataset's \"path\"",
                refusal("file,label\na.jpg,cat\n"));
        assertTrue(refusal("").contains("no column is called \"path\", of []"));
        assertTrue(refusal("path,label\n").contains("names no picture"));
        assertTrue(refusal("path,path,label\n").startsWith("bad.csv:1: more than one column is called \"path\""));
        assertTrue(refusal("path,label\n\"a.jpg\"x,cat\n").contains("is no CSV file as RFC 4180 has it: "));
        for (String lines :
                List.of("path,label\n\u00E4.jpg,cat\n", "path,label\n" + "\n".repeat(20_000) + "\u00E4.jpg,cat\n")) {
            Path file = Files.writeString(folder.resolve("latin.csv"), lines, StandardCharsets.ISO_8859_1);
            Dataset latin = new CsvProvider().create(CsvContractTest.settings(file));
            String message = assertThrows(DataException.class, latin::classes).getMessage();
            assertEquals(file + " is not text in UTF-8: save it as that", message);
        }
    }

    @Test
    void aPictureThatIsMissingIsToldWithItsLine() throws IOException {
        Path file = write("good.csv", "path,label\ngone.jpg,cat\n");
        try (Dataset dataset = new CsvProvider().create(CsvContractTest.settings(file));
                Examples examples = dataset.open(Split.TRAIN)) {
            String message =
                    assertThrows(DataException.class, () -> examples.read(0)).getMessage();
            assertTrue(message.startsWith(file + ":2 names the picture " + folder.resolve("gone.jpg")), message);
        }
    }
}

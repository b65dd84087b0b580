package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.data.Split;
import lamina.core.data.Skipped;
import lamina.core.survey.Fault;
import lamina.core.survey.Faults;
import lamina.core.survey.Statistics.ClassCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on datasets, on four pictures that are all the same. */
class DataCommandsTest {
    @TempDir
    private Path home;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
    }

    @Test
    void statsTellsSizesAndClasses() {
        assertEquals(0, terminal.run("data", "stats", "tiny"), terminal::notes);
        assertTrue(terminal.results().contains("pictures  4, 16 pixels"), terminal::results);
        assertTrue(terminal.results().contains("classes   2, of 2 pictures each"), terminal::results);
        assertEquals(0, terminal.run("data", "stats", "{type: four}", "--json", "--limit", "3"), terminal::notes);
        assertTrue(terminal.results().startsWith("{\"pictures\":3,\"pixels\":12,"), terminal::results);
    }

    @Test
    void aRunMayExtendAModel() throws IOException {
        Path run = Files.writeString(home.resolve("mine.json"), "{\"extends\": \"tiny\"}");
        assertEquals(0, terminal.run("data", "stats", run.toString()), terminal::notes);
        assertTrue(terminal.results().contains("pictures  4, 16 pixels"), terminal::results);
    }

    @Test
    void thatAResultCannotBeWrittenIsToldBeforeAnyWork() {
        for (String verb : List.of("mean", "pca")) {
            String file = home.resolve("none/out").toString();
            assertEquals(2, terminal.run("data", verb, "tiny", "--out", file), terminal::notes);
            assertTrue(terminal.notes().contains("there is no folder " + home.resolve("none")), terminal::notes);
        }
    }

    @Test
    void aLimitIsANumberOfPictures() {
        assertEquals(2, terminal.run("data", "stats", "tiny", "--limit", "0"));
        assertTrue(terminal.notes().contains("--limit is a number of pictures, at least 1; found 0"), terminal::notes);
    }

    @Test
    void meanLeavesAFile() throws IOException {
        Path file = home.resolve("mean.f32");
        assertEquals(0, terminal.run("data", "mean", "tiny", "--out", file.toString()), terminal::notes);
        assertTrue(terminal.results().contains("mean of   4 pictures of [2, 2, 3]"), terminal::results);
        assertEquals(48, Files.size(file));
    }

    @Test
    void pcaLeavesSettings() throws IOException {
        Path file = home.resolve("pca.json");
        assertEquals(0, terminal.run("data", "pca", "tiny", "--out", file.toString()), terminal::notes);
        assertTrue(Files.readString(file).startsWith("{\"type\": \"pca-color\", \"eigenvalues\": ["));
    }

    @Test
    void doctorTellsThatAllPicturesAreTheSame() {
        assertEquals(0, terminal.run("data", "doctor", "tiny"), terminal::notes);
        assertTrue(terminal.results().contains("twice: 7 pictures byte by byte"), terminal::results);
        assertEquals(3, terminal.run("data", "doctor", "tiny", "--set", "data=torn"));
        assertTrue(terminal.notes().contains("the pictures are torn"), terminal::notes);
        assertEquals(
                2,
                terminal.run(
                        "data",
                        "doctor",
                        "tiny",
                        "--archives",
                        home.resolve("none").toString()));
    }

    private static DataDiagnosis diagnosis(int damaged, List<ClassCount> classes, List<String> trained) {
        Fault fault = new Fault(Split.TRAIN, 3, "c.jpg", Fault.Kind.DAMAGED, "it is torn");
        Faults faults = new Faults(
                Map.of(Split.TRAIN, 10),
                true,
                Map.of("JPEG", 10),
                damaged == 0 ? Map.of() : Map.of(Fault.Kind.DAMAGED, damaged),
                damaged == 0 ? List.of() : List.of(fault),
                0,
                0,
                List.of(),
                classes);
        return new DataDiagnosis(faults, trained.isEmpty() ? Optional.empty() : Optional.of(trained));
    }

    private static List<String> problems(DataDiagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(Finding::isProblem)
                .map(finding -> finding.subject() + ": " + finding.found())
                .toList();
    }

    @Test
    void whatHasToBeMendedIsAProblem() {
        List<ClassCount> even = List.of(new ClassCount("cat", 5), new ClassCount("dog", 5));
        assertEquals(List.of(), problems(diagnosis(0, even, List.of("cat", "dog"))));
        assertEquals(List.of("damaged: c.jpg: it is torn"), problems(diagnosis(1, even, List.of())));
        assertTrue(
                problems(diagnosis(0, even, List.of("dog", "cat"))).getFirst().contains("label 0 was dog and is cat"));
        List<ClassCount> empty = List.of(new ClassCount("cat", 10), new ClassCount("dog", 0));
        assertTrue(problems(diagnosis(0, empty, List.of())).getFirst().contains("1 without any"));
    }

    @Test
    void showMakesAPageThatNeedsNothingElse() throws IOException {
        Path file = home.resolve("show.html");
        String[] arguments = {"data", "show", "tiny", "--pictures", "2", "--draws", "3", "--out", file.toString()};
        assertEquals(0, terminal.run(arguments), terminal::notes);
        String page = Files.readString(file);
        assertEquals(6, page.split("<img ", -1).length - 1);
        assertTrue(page.contains("default-src 'none'; img-src data:; style-src 'sha256-"), page);
        assertTrue(page.contains("epoch 3</figcaption>") && page.contains("seed 1, the first of epoch 1"), page);
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("<script"), page);
        assertEquals(2, terminal.run("data", "show", "tiny", "--draws", "0"));
        assertEquals(2, terminal.run("data", "show", "{type: four}"));
        assertTrue(terminal.notes().contains("this command needs a run"), terminal::notes);
    }

    @Test
    void getSaysWhatItKnowsAndThatThereIsNoNetwork() {
        assertEquals(2, terminal.run("data", "get", "cifar1"));
        assertTrue(terminal.notes().contains("did you mean \"cifar10\"?"), terminal::notes);
        assertEquals(2, terminal.run("data", "get", "mnist", "--from", "ftp://somewhere/"));
        String[] nowhere = {"data", "get", "mnist", "--from", "http://localhost:1", "--out", home.toString()};
        assertEquals(3, terminal.run(nowhere), terminal::notes);
        assertTrue(terminal.notes().contains("Is there a network here?"), terminal::notes);
    }

    @Test
    void whatTrainingPassedOverIsToldInTheEnd() {
        assertEquals(List.of(), Outcome.skipped(List.of()));
        assertEquals(
                List.of("skipped   1 picture, damaged: a.jpg"),
                Outcome.skipped(List.of(new Skipped(1, "a.jpg", "torn"))));
    }
}

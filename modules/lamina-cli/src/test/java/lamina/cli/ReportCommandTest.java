package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import lamina.api.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run. The backend gives each picture the dog with 3/4. */
class ReportCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
        folder = home.resolve("out");
    }

    private int train(String... more) {
        return terminal.run(Stream.concat(Stream.of("train", "tiny", "--out", "" + folder), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    private static void has(String page, String... parts) {
        for (String part : parts) {
            assertTrue(page.contains(part), () -> "'" + part + "' is missing: " + page);
        }
    }

    @Test
    void aTrainingEndsWithAPage() throws IOException {
        assertEquals(0, train(), terminal::notes);
        assertTrue(terminal.results().endsWith("report    " + folder.resolve("report.html") + "\n"), terminal::results);
        has(
                page(),
                "finished, after step 4",
                "4 pictures held back, after epoch 2. Top-1 error",
                "Confusion matrix",
                "abacus: ten beads");
    }

    @Test
    void aPageOfTheSameWeightsSaysTheSame() throws IOException {
        assertEquals(0, train(), terminal::notes);
        String first = verdict(page());
        assertEquals(0, terminal.run("report", "" + folder), terminal::notes);
        assertEquals(first, verdict(page()));
        has(page(), "4 pictures of the split validation, with weights.safetensors");
    }

    /** From the heading on, without what was judged. */
    private static String verdict(String page) {
        String from = page.substring(page.indexOf("<h2>Confusion"));
        return from.substring(from.indexOf("<table"), from.indexOf("<h2>Speed")).replaceAll("Judged: [^<]*", "");
    }

    @Test
    void noneIsMadeIfNobodyWantsOne() {
        assertEquals(0, train("--no-report"), terminal::notes);
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void aReportThatFailsLeavesTheTrainingFinished() throws IOException {
        assertEquals(0, train("--no-report", "--set", "train.epochs=1"), terminal::notes);
        Files.createDirectories(folder.resolve("report.html/in-its-place"));
        assertEquals(
                0,
                terminal.run("train", "--resume", "" + folder, "--set", "train.epochs=2", "--changed"),
                terminal::notes);
        assertTrue(terminal.notes().contains("the report, which could not be made"), terminal::notes);
        assertTrue(terminal.results().contains("last      epoch 2"), terminal::results);
    }

    @Test
    void withoutThePluginsTheCourseIsShown() throws IOException {
        assertEquals(0, train("--no-report"), terminal::notes);
        terminal = new Terminal(
                home,
                Arrays.stream(Fakes.all())
                        .filter(provider -> !provider.type().equals("hidden-3"))
                        .toArray(Provider<?, ?>[]::new));
        assertEquals(0, terminal.run("report", "" + folder), terminal::notes);
        assertTrue(terminal.notes().contains("warning: the pictures could not be judged"), terminal::notes);
        has(page(), "no layer has the type &quot;hidden-3&quot;", "finished, after step 4", "All epochs in numbers");
    }

    @Test
    void withoutWeightsTheCourseIsShown() throws IOException {
        assertEquals(0, train("--no-report"), terminal::notes);
        Files.delete(folder.resolve("weights.safetensors"));
        assertEquals(0, terminal.run("report", "" + folder, "--out", "" + home.resolve("page.html")), terminal::notes);
        String page = Files.readString(home.resolve("page.html"));
        has(page, "there is no weights file", "finished, after step 4");
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        assertEquals(2, terminal.run("report", "" + home.resolve("none")));
        assertTrue(terminal.notes().contains("does not exist"), terminal::notes);
        assertEquals(2, terminal.run("report", "" + Files.createDirectory(home.resolve("empty"))));
        assertTrue(terminal.notes().contains("has neither config.json nor metrics.jsonl"), terminal::notes);
    }

    @Test
    void aLivePageSaysWhereItIs() {
        assertEquals(0, train("--watch=0"), terminal::notes);
        assertTrue(
                terminal.notes().matches("(?s).*watch     http://127\\.0\\.0\\.1:\\d+/, from this machine only.*"),
                terminal::notes);
    }

    @Test
    void aPortThatIsTakenIsToldAndTrainingGoesOn() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(0, train("--watch=" + other.getLocalPort()), terminal::notes);
            assertTrue(
                    terminal.notes()
                            .contains(
                                    "warning: no live page, training goes on without it: port " + other.getLocalPort()),
                    terminal::notes);
        }
        assertTrue(terminal.results().contains("last      epoch 2"), terminal::results);
    }

    @Test
    void aPortIsANumberOfAPort() {
        assertEquals(2, train("--watch=70000"));
        assertTrue(terminal.notes().contains("--watch"), terminal::notes);
        assertEquals(2, train("--watch=soon"));
    }

    /** The word behind it is what to train, not the port. */
    @Test
    void whatToTrainMayFollowTheOption() {
        assertEquals(0, terminal.run("train", "--watch", "tiny", "--out", "" + folder), terminal::notes);
        assertTrue(terminal.notes().contains("training  tiny"), terminal::notes);
    }
}

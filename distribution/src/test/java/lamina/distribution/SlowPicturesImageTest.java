package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A scheduler's SIGTERM comes while a stranger's dataset takes two seconds for each picture, and four minutes for a batch. */
@EnabledOnOs(OS.LINUX)
@Timeout(900)
class SlowPicturesImageTest {
    private static final long PROMPT = 60; // seconds, on a machine that has much else to do

    private static final String DATASET = """
            package acme.slow;
            import java.lang.foreign.MemorySegment;
            import java.nio.file.*;
            import java.util.List;
            import lamina.api.*;
            import lamina.api.data.*;
            public final class P implements DatasetProvider<P.S> {
                public record S(@Doc("whether it is in archives without an index") @Default("false") boolean archives) {}
                public String type() { return "acme:slow"; }
                public Class<S> settings() { return S.class; }
                public Dataset create(S settings) {
                    return new Dataset() {
                        private IndexListener listener = IndexListener.NONE;
                        public List<String> classes() { return List.of("a", "b"); }
                        public void tell(IndexListener hears) { listener = hears; }
                        public Examples open(Split split) throws java.io.IOException {
                            for (int i = 0; settings.archives() && i < 600; i++) {
                                Files.writeString(Path.of("reading"), "");
                                sleep(500);
                                listener.indexed(i, 600, i);
                            }
                            return new Slow();
                        }
                    };
                }
                static void sleep(long millis) {
                    long end = System.nanoTime() + millis * 1_000_000;
                    while (System.nanoTime() < end) {
                        try {
                            Thread.sleep(10);
                        } catch (InterruptedException e) {
                            continue; // as strangers do
                        }
                    }
                }
                private static final class Slow implements Examples {
                    public int size() { return 1000; }
                    public Encoded read(int index) throws java.io.IOException {
                        if (index > 0) { // the first is looked at before a training begins
                            Files.writeString(Path.of("reading"), "");
                        }
                        sleep(2000);
                        MemorySegment samples = MemorySegment.ofArray(new byte[8 * 8 * 3]);
                        return new Encoded("picture-" + index, index % 2, samples, new Encoded.Raw(8, 8, 3, false));
                    }
                }
            }
            """;

    private static final String RUN = """
            {
              "name": "slow", "data": "acme:slow", "input": [8, 8, 3],
              "layers": [{"name": "fc", "type": "dense", "units": 2}],
              "train": {"batch": 240, "epochs": 1, "loaders": 2}
            }
            """;

    private final LinkedLamina lamina = LinkedLamina.built().with(Map.of("LAMINA_OPTS", "-XX:TieredStopAtLevel=1"));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        new Workshop(folder)
                .jar("slow")
                .source(
                        "module-info",
                        "module acme.slow { requires lamina.api; exports acme.slow; provides lamina.api.data.DatasetProvider with acme.slow.P; }")
                .source("acme/slow/P", DATASET)
                .into(folder.resolve("plugins"));
        Files.writeString(folder.resolve("slow.json"), RUN);
    }

    @Test
    void aTrainingKeepsACheckpoint() throws IOException, InterruptedException {
        String notes = stopped("train", "slow.json", "--out", "run");
        assertTrue(notes.contains("\nstopping after this step"), notes);
        assertTrue(notes.contains("stopped at step 0"), notes);
        assertTrue(names(folder.resolve("run")).containsAll(List.of("checkpoints", "config.json")));
        assertTrue(names(folder.resolve("run")).stream().noneMatch(name -> name.startsWith(".")), "half written");
    }

    /** The first time it takes minutes to go through the archives, and nothing is learned yet. */
    @Test
    void aTrainingThatHasNotBegunLeavesNoFolder() throws IOException, InterruptedException {
        String notes = stopped(
                "train",
                "slow.json",
                "--out",
                "run",
                "--no-estimate",
                "--set",
                "data={type: acme:slow, archives: true}");
        assertTrue(notes.endsWith("\nstopped\n"), notes);
        assertTrue(Files.notExists(folder.resolve("run")));
    }

    @Test
    void aSurveyWritesNothing() throws IOException, InterruptedException {
        String notes = stopped("data", "mean", "slow.json", "--out", "mean.f32");
        assertTrue(notes.contains("stopping once the pictures that are being read are done"), notes);
        assertTrue(notes.endsWith("\nstopped\n"), notes);
        assertTrue(Files.notExists(folder.resolve("mean.f32")));
    }

    @Test
    void packingLeavesWholeFilesOnly() throws IOException, InterruptedException {
        String notes = stopped("data", "pack", "slow.json", "--out", "packed", "--size", "8", "--shard-size", "500");
        assertTrue(notes.endsWith("\nstopped; the same command goes on\n"), notes);
        assertTrue(names(folder.resolve("packed")).stream().noneMatch(name -> name.startsWith(".")), "half written");
    }

    private String stopped(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = lamina.begin(
                folder,
                log,
                Stream.concat(Stream.of(arguments), Stream.of("--plugins", "plugins"))
                        .toArray(String[]::new));
        while (process.isAlive() && Files.notExists(folder.resolve("reading"))) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(PROMPT, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still at work: " + Files.readString(log));
        }
        assertEquals(130, process.exitValue(), () -> String.join(" ", arguments));
        return Files.readString(log);
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> entries = Files.list(in)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}

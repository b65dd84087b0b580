package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From the organisers' archives to a judged network, by packed pictures; and packing that is killed. */
@Timeout(3600)
class PackImageTest {
    private static final int KILLS = 5;

    private final LinkedLamina lamina = LinkedLamina.built().with(Map.of("LAMINA_OPTS", "-XX:TieredStopAtLevel=1"));

    @TempDir
    private Path folder;

    private Outcome lamina(String... arguments) {
        Outcome outcome = lamina.run(folder, arguments);
        assertEquals(0, outcome.exit(), outcome::toString);
        return outcome;
    }

    /**
     * The whole way, as the manual has it. At the size that the augmentations make of them, packed pictures are rounded, and else the
     * same: a network learns as much of them as of the archives.
     */
    @Test
    void archivesAreExaminedPackedSurveyedTrainedOnAndJudgedByTenCrops() throws IOException {
        ImagenetRun.write(folder, 12);
        Outcome doctor = lamina("data", "doctor", "imagenet.json");
        assertTrue(doctor.out().contains("train 48, validation 16"), doctor::toString);
        Outcome pack = lamina("data", "pack", "imagenet.json", "--out", "packed", "--size", "32", "--shard-size", "20");
        assertTrue(pack.out().contains("train       48 pictures in 3 shards"), pack::toString);
        assertTrue(pack.out().contains("validation  16 pictures in 1 shard"), pack::toString);
        Outcome verify = lamina("data", "verify", "packed");
        assertTrue(verify.out().contains("packed is whole: 64 pictures"), verify::toString);
        String[] onPacked = {"--set", "data={type: packed, root: packed}"};
        Outcome mean = lamina(with(onPacked, "data", "mean", "imagenet.json", "--out", "mean.f32"));
        assertTrue(mean.out().contains("mean of   48 pictures of [32, 32, 3]"), mean::toString);
        lamina(with(onPacked, "data", "pca", "imagenet.json", "--out", "pca.json"));
        lamina("train", "imagenet.json", "--out", "direct");
        lamina(with(
                onPacked,
                "train",
                "imagenet.json",
                "--out",
                "out",
                "--set",
                "augment.train.4="
                        + Files.readString(folder.resolve("pca.json")).strip(),
                "--set",
                "augment.train.5={type: subtract-mean, file: mean.f32}",
                "--set",
                "augment.evaluate.3={type: subtract-mean, file: mean.f32}"));
        List<String> classes = Files.readAllLines(folder.resolve("out/classes.txt"));
        assertEquals("n02119789 kit fox, Vulpes macrotis", classes.getFirst());
        assertEquals(Files.readAllLines(folder.resolve("direct/classes.txt")), classes);
        for (String run : new String[] {"direct", "out"}) {
            Outcome evaluate = lamina("evaluate", run);
            assertTrue(evaluate.out().startsWith("validation: top-1 100.0 %"), evaluate::toString);
            assertTrue(evaluate.out().contains("on 16 pictures"), evaluate::toString);
        }
    }

    private static String[] with(String[] more, String... arguments) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void shardsAreAWebDataset() throws IOException {
        ImagenetRun.write(folder, 3);
        lamina("data", "pack", "imagenet.json", "--out", "packed", "--size", "32", "--format", "jpeg");
        lamina("train", "imagenet.json", "--out", "out", "--set", "data={type: webdataset, root: packed}");
        assertEquals(
                Files.readAllLines(folder.resolve("packed/classes.txt")),
                Files.readAllLines(folder.resolve("out/classes.txt")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aKillLosesNothing() throws IOException, InterruptedException {
        ImagenetRun.write(folder, 300);
        String[] pack = {"data", "pack", "imagenet.json", "--size", "256", "--shard-size", "50", "--out"};
        lamina(Stream.concat(Stream.of(pack), Stream.of("whole", "--threads", "1"))
                .toArray(String[]::new));
        long seed = System.nanoTime();
        System.out.println("PackImageTest: seed " + seed);
        Random random = new Random(seed);
        Path log = folder.resolve("log");
        Path killed = folder.resolve("killed");
        int inWrites = 0;
        int done = 0;
        while (done < KILLS || inWrites == 0 && done < 3 * KILLS) {
            long shards = shards(killed, false);
            Process process = lamina.begin(
                    folder,
                    log,
                    Stream.concat(Stream.of(pack), Stream.of("killed")).toArray(String[]::new));
            while (process.isAlive() && shards(killed, true) == 0 && shards(killed, false) == shards) {
                process.waitFor(2, TimeUnit.MILLISECONDS); // it has begun to pack
            }
            process.waitFor(random.nextLong(400), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            if (process.exitValue() != 128 + 9) {
                break; // it came to its end before it was killed, or failed, which is seen below
            }
            done++;
            inWrites += shards(killed, true) > 0 ? 1 : 0;
        }
        System.out.printf("PackImageTest: %d kills, %d of them in the middle of a shard%n", done, inWrites);
        assertTrue(done >= 2 && inWrites > 0, "too few kills: " + Files.readString(log));
        lamina(Stream.concat(Stream.of(pack), Stream.of("killed")).toArray(String[]::new));
        lamina("data", "verify", "killed");
        assertEquals(names(folder.resolve("whole")), names(killed));
        for (String name : names(killed)) {
            assertEquals(-1, Files.mismatch(folder.resolve("whole").resolve(name), killed.resolve(name)), name);
        }
    }

    private static long shards(Path pack, boolean drafts) throws IOException {
        return Files.isDirectory(pack)
                ? names(pack).stream()
                        .filter(name -> name.contains(".tar")
                                && name.startsWith(".") == drafts
                                && name.endsWith(drafts ? ".tmp" : ".tar"))
                        .count()
                : 0;
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> entries = Files.list(in)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}

package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a training before its time, it goes on to the bytes that it would have come to. */
@EnabledOnOs(OS.LINUX)
@Timeout(3600)
class KillImageTest {
    private static final String[] WEIGHTS = {"weights.safetensors", "best.safetensors"};

    private static final int EPOCHS = 2; // of 16 steps

    /** The kind of moment in which a checkpoint is under way. */
    private static final int WRITING = 3;

    @TempDir
    private static Path once;

    private static Path whole;

    /** What these runs take is the time to start; the bits do not depend on who compiles. */
    private final LinkedLamina lamina = LinkedLamina.built().with(Map.of("LAMINA_OPTS", "-XX:TieredStopAtLevel=1"));

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainUninterrupted() throws IOException {
        whole = whole(once, EPOCHS);
    }

    private static Path whole(Path folder, int epochs) throws IOException {
        TinyRun.heavy(folder, epochs);
        Outcome train = LinkedLamina.built()
                .run(folder, "train", "heavy.json", "--out", "whole", "--set", "train.checkpoint.steps=0");
        assertEquals(0, train.exit(), train::toString);
        return folder.resolve("whole");
    }

    private static void same(Path whole, Path run) throws IOException {
        for (String file : WEIGHTS) {
            assertEquals(-1, Files.mismatch(whole.resolve(file), run.resolve(file)), file);
        }
        assertEquals(ResumeTest.measured(whole), ResumeTest.measured(run), "metrics");
    }

    private static List<String> names(Path in) throws IOException {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(in)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void survivesBeingKilledAtRandomMoments() throws IOException, InterruptedException {
        TinyRun.heavy(folder, EPOCHS);
        survives(5, whole);
    }

    @Test
    @Tag("long")
    void survivesBeingKilledAt20RandomMoments() throws IOException, InterruptedException {
        survives(20, whole(folder, 4));
    }

    private void survives(int kills, Path whole) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("KillImageTest: seed " + seed);
        Random random = new Random(seed);
        Path run = folder.resolve("run");
        Path log = folder.resolve("log");
        int inWrites = 0;
        int done = 0;
        while (done < kills || (inWrites == 0 && done < 3 * kills)) { // chance may have missed every write
            Process process = begun(run, log);
            moment(process, run, done < kills ? random.nextInt(5) : WRITING, random);
            process.destroyForcibly().waitFor();
            if (process.exitValue() != 128 + 9) {
                break; // it came to its end before it was killed, or failed, which is seen below
            }
            done++;
            inWrites += (int) names(run.resolve("checkpoints")).stream()
                    .filter(name -> name.startsWith("."))
                    .count();
        }
        System.out.printf("KillImageTest: %d kills, %d of them in the middle of a checkpoint%n", done, inWrites);
        Outcome last = lamina.run(folder, "train", "--resume", "run", "--set", "train.checkpoint.steps=0");
        assertEquals(0, last.exit(), () -> "seed " + seed + ": " + last + "\n-- before\n" + text(log));
        int survived = done;
        assertTrue(survived >= kills, () -> "the run was too short for so many kills: " + text(log));
        assertTrue(inWrites > 0, "no kill fell into a write");
        same(whole, run);
        assertTrue(names(run.resolve("checkpoints")).stream().noneMatch(name -> name.startsWith(".")), "left over");
    }

    private Process begun(Path run, Path log) throws IOException {
        boolean some = names(run.resolve("checkpoints")).stream().anyMatch(name -> name.startsWith("step"));
        if (some) {
            return lamina.begin(folder, log, "train", "--resume", "run");
        }
        if (Files.exists(run)) { // killed before it had a checkpoint: nothing is lost but its folder's name
            Files.move(run, folder.resolve("dead-" + System.nanoTime()));
        }
        return lamina.begin(folder, log, "train", "heavy.json", "--out", "run");
    }

    /** Anywhere after the start; or when steps and checkpoints alternate; or while a checkpoint is being written. */
    private static void moment(Process process, Path run, int kind, Random random)
            throws IOException, InterruptedException {
        switch (kind) {
            case 0 -> process.waitFor(random.nextLong(2000), TimeUnit.MILLISECONDS);
            case 1, 2 -> {
                awaitCheckpoint(process, run);
                process.waitFor(random.nextLong(200), TimeUnit.MILLISECONDS);
            }
            default -> {
                awaitCheckpoint(process, run);
                awaitDraft(process, run);
                process.waitFor(random.nextLong(8), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void awaitDraft(Process process, Path run) throws IOException, InterruptedException {
        while (process.isAlive()
                && names(run.resolve("checkpoints")).stream().noneMatch(name -> name.startsWith("."))) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until the process has written one, so that the run gets on however slow the machine is: the next is under way then. */
    private static void awaitCheckpoint(Process process, Path run) throws IOException, InterruptedException {
        Set<String> before = Set.copyOf(names(run.resolve("checkpoints")));
        while (process.isAlive()
                && names(run.resolve("checkpoints")).stream()
                        .allMatch(name -> name.startsWith(".") || before.contains(name))) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void ctrlCFinishesTheStepAndSaysHowToGoOn() throws IOException, InterruptedException {
        TinyRun.heavy(folder, EPOCHS);
        Path log = folder.resolve("log");
        Process process = begun(folder.resolve("run"), log);
        awaitCheckpoint(process, folder.resolve("run"));
        new ProcessBuilder("kill", interrupt(), String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(100, TimeUnit.SECONDS), () -> text(log));
        assertEquals(130, process.exitValue(), () -> text(log));
        String notes = text(log);
        assertEquals(
                1,
                notes.lines()
                        .filter(line -> line.startsWith("stopping after this step"))
                        .count(),
                notes);
        assertTrue(
                notes.lines()
                        .toList()
                        .getLast()
                        .matches("stopped at step \\d+ .*; to go on: lamina train --resume run"),
                notes);
        Outcome last = lamina.run(folder, "train", "--resume", "run");
        assertEquals(0, last.exit(), last::toString);
        same(whole, folder.resolve("run"));
    }

    /** On a disk of its own that is too small, then may not be written, then is larger. */
    @Test
    void aFullDiskLeavesTheLastCheckpointToGoOnFrom() throws IOException, InterruptedException {
        TinyRun.heavy(folder, EPOCHS);
        Files.createDirectory(folder.resolve("disk"));
        String script = """
                mount -t tmpfs -o size=45m tmpfs disk || exit 99
                mount -o remount,ro disk
                "$1" train heavy.json --out disk/run --no-estimate 2>locked.txt; echo "locked $?"
                mount -o remount,rw disk
                "$1" train heavy.json --out disk/run --set train.checkpoint.keep=9 2>refused.txt; echo "refused $?"
                ls -A disk >untouched.txt
                "$1" train heavy.json --out disk/run --set train.checkpoint.keep=9 --no-estimate 2>full.txt; echo "full $?"
                ls -A disk/run/checkpoints >checkpoints.txt
                mount -o remount,ro disk
                "$1" train --resume disk/run --no-estimate 2>readonly.txt; echo "readonly $?"
                mount -o remount,rw,size=400m disk
                "$1" train --resume disk/run 2>again.txt; echo "again $?"
                mkdir run; cp disk/run/*.safetensors disk/run/metrics.jsonl run
                """;
        ProcessBuilder builder = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        lamina.home().resolve("bin/lamina").toString())
                .directory(folder.toFile());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assumeTrue(exit != 99 && !said.contains("unshare:"), () -> "no small disk can be made here: " + said);
        assertTrue(said.contains("locked 3\n"), () -> said + text(folder.resolve("locked.txt")));
        assertTrue(
                text(folder.resolve("locked.txt")).contains("Read-only file system"),
                text(folder.resolve("locked.txt")));
        String refused = text(folder.resolve("refused.txt"));
        assertTrue(said.contains("refused 3\n"), () -> said + refused);
        assertTrue(refused.contains("may come to hold") && refused.contains("with 9 checkpoints"), refused);
        assertTrue(refused.contains("train.checkpoint.keep=1"), refused);
        assertEquals("", text(folder.resolve("untouched.txt")), "refused before anything was written");
        assertTrue(said.contains("full 3\n"), () -> said + text(folder.resolve("full.txt")));
        String full = text(folder.resolve("full.txt"));
        assertTrue(full.contains("No space left on device. Is there room on the disk"), full);
        assertTrue(full.contains("The one before it is as it was: disk/run/checkpoints/step-"), full);
        List<String> kept = Files.readAllLines(folder.resolve("checkpoints.txt"));
        assertTrue(!kept.isEmpty() && kept.stream().allMatch(name -> name.startsWith("step-")), kept::toString);
        assertTrue(said.contains("readonly 3\n"), () -> said + text(folder.resolve("readonly.txt")));
        assertTrue(text(folder.resolve("readonly.txt")).contains("Read-only file system. May the folder be written?"));
        assertTrue(said.contains("again 0\n"), () -> said + text(folder.resolve("again.txt")));
        same(whole, folder.resolve("run"));
    }

    /**
     * SIGINT, unless whoever started this process told it to ignore that one, as a shell tells what it runs in the background: Java heeds
     * it, and so does what is started from here.
     */
    private static String interrupt() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "-INT";
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & 1 << 1) == 0 ? "-INT" : "-TERM"; // bit 1 is of signal 2
    }
}

package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path folder;

    /** Another process, at work with the same folder. */
    private Process another(String... arguments) throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .flatMap(property -> Stream.ofNullable(property))
                .collect(Collectors.joining(File.pathSeparator));
        Path tests = Path.of("target/test-classes").toAbsolutePath();
        List<String> command = Stream.concat(
                        Stream.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-Xshare:auto",
                                "-cp",
                                tests + File.pathSeparator + path,
                                RunLockProcess.class.getName(),
                                folder.toString()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return text.strip();
    }

    /** POSIX frees a process's lock when any descriptor of the file is closed, so asking must not open it. */
    @Test
    void aRefusalInTheSameProcessLeavesTheLockToWhoHasIt() throws IOException, InterruptedException {
        try (RunLock _ = RunLock.take(folder)) {
            String message = assertThrows(DataException.class, () -> RunLock.take(folder))
                    .getMessage();
            assertTrue(message.startsWith("another training is at work in the run folder " + folder), message);
            assertEquals("refused", output(another("once")));
        }
        assertEquals("taken", output(another("once")));
    }

    @Test
    void whoHasItHasItUnderEveryName() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try (RunLock _ = RunLock.take(folder)) {
            assertThrows(DataException.class, () -> RunLock.take(link));
            assertEquals("refused", output(another("once")));
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void isFreeAgainAndLeavesNothing() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (RunLock _ = RunLock.take(folder)) {
                assertTrue(Files.exists(folder.resolve(".lock")));
            }
            assertFalse(Files.exists(folder.resolve(".lock")));
        }
    }

    /** That of the folder which has the name now belongs to somebody else. */
    @Test
    void whoeverRenamedTheFolderTakesNoOtherLockAway() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        RunLock renamed = RunLock.take(run);
        Files.move(run, folder.resolve("aside"));
        RunLock other = RunLock.take(Files.createDirectory(run));
        renamed.close();
        assertTrue(Files.exists(run.resolve(".lock")));
        other.close();
        assertFalse(Files.exists(run.resolve(".lock")));
    }

    /** Whoever has it deletes the file at the end: one that was opened just before must not count when another was made meanwhile. */
    @Test
    void nobodyIsLetInBesideAnother() throws IOException, InterruptedException {
        List<Process> others = List.of(another("often"), another("often"), another("often"));
        for (Process other : others) {
            assertTrue(output(other).matches("never two, [1-9][0-9]* times"), "two had it at once");
        }
    }
}

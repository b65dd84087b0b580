package lamina.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.data.IndexListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IndexCacheTest {
    /** Another process that writes an index: it holds the drafts that it is given. */
    private static final String WRITER = """
            import java.nio.channels.FileChannel;
            import java.nio.file.*;
            void main(String[] drafts) throws Exception {
                for (String draft : drafts) {
                    FileChannel.open(Path.of(draft), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).lock();
                }
                System.out.println("writes");
                Thread.sleep(600_000);
            }
            """;

    /** Another process that would clear drafts away: it says how many of them nobody holds. */
    private static final String SWEEPER = """
            import java.nio.channels.FileChannel;
            import java.nio.file.*;
            void main(String[] drafts) throws Exception {
                int free = 0;
                for (String draft : drafts) {
                    free += FileChannel.open(Path.of(draft), StandardOpenOption.WRITE).tryLock() == null ? 0 : 1;
                }
                System.out.println(drafts.length + " drafts, " + free + " free");
            }
            """;

    @TempDir
    private Path folder;

    private Path kept() {
        return folder.resolve(".lamina");
    }

    private void open(String name) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".tar"), name);
        new IndexCache(kept().resolve(name + ".index"), "a test", List.of(source))
                .open(
                        into -> {
                            into.add("one", 0, 0, 0, 1);
                            return List.of();
                        },
                        IndexListener.NONE)
                .close();
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(kept())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void whatKilledProcessesHaveLeftIsClearedAway() throws IOException {
        Files.createDirectories(kept());
        Files.writeString(kept().resolve(".a.index-1f2e.tmp"), "half an index");
        Files.writeString(kept().resolve(".a.index.names-1f2f.tmp"), "half of its names");
        Files.writeString(kept().resolve(".letter-1f2e.tmp"), "somebody's own");
        open("b");
        assertEquals(Set.of(".letter-1f2e.tmp", "b.index"), names());
    }

    @Test
    void whatAnotherThreadWritesIsLeftAlone() throws IOException {
        Files.createDirectories(kept());
        try (ExampleIndexWriter other = new ExampleIndexWriter(kept().resolve("a.index"))) {
            open("b");
            assertEquals(3, names().size());
            other.finish(new IndexTail("other", List.of(), List.of(), List.of(), java.util.Optional.empty()));
        }
        assertEquals(Set.of("a.index", "b.index"), names());
    }

    /** Looking whether they are left must not free them: closing any channel of a file frees its process's locks (POSIX). */
    @Test
    void whatAnotherThreadWritesStaysItsOwn() throws IOException, InterruptedException {
        Files.createDirectories(kept());
        try (ExampleIndexWriter _ = new ExampleIndexWriter(kept().resolve("a.index"))) {
            open("b");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    Files.writeString(folder.resolve("Sweeper.java"), SWEEPER).toString()));
            names().stream()
                    .filter(name -> name.endsWith(".tmp"))
                    .forEach(name -> command.add(kept().resolve(name).toString()));
            Process sweeper = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertEquals("2 drafts, 0 free", sweeper.inputReader().readLine());
            sweeper.waitFor();
        }
    }

    @Test
    void whatAnotherProcessWritesIsLeftAloneUntilItIsKilled() throws IOException, InterruptedException {
        Files.createDirectories(kept());
        Path program = Files.writeString(folder.resolve("Writer.java"), WRITER);
        Path draft = kept().resolve(".a.index-1f2e.tmp");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        draft.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals("writes", writer.inputReader().readLine());
            open("b");
            assertEquals(Set.of(".a.index-1f2e.tmp", "b.index"), names());
        } finally {
            writer.destroyForcibly().waitFor();
        }
        open("c");
        assertEquals(Set.of("b.index", "c.index"), names());
    }
}

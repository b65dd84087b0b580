package lamina.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files and folders that are written under another name before they take their own. Nobody but who writes them looks at them. */
public final class Drafts {
    private static final String ENDING = ".tmp";
    private static final Pattern NAME = Pattern.compile("\\..+-[0-9a-f]+\\.tmp");

    private Drafts() {}

    /** Beside the target, so that it can be moved; made here rather than as a temporary file, which only its owner could read. */
    public static Path beside(Path target) {
        return target.resolveSibling("." + target.getFileName() + "-" + Long.toHexString(System.nanoTime()) + ENDING);
    }

    /** Drafts in a folder: what killed processes have left, where no other process may be at work; else see {@link Draft#sweep}. */
    public static List<Path> left(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** What a file holds, or the names that a folder holds, is on the disk after this; Windows lets nobody open a folder. */
    public static void flush(Path path) throws IOException {
        if (Files.isDirectory(path) && System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a file, or a folder with what is in it. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

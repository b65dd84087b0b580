package lamina.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies and deletes folders whole. */
final class FileTree {
    private FileTree() {}

    /** The classes and resources of a module of the running image. */
    static Path ofRuntime(String module) {
        return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module);
    }

    /** Copies a file, or a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        copy(from, to, file -> true);
    }

    /** Copies those files of a folder that are wanted; they stay executable, and a link stays one. */
    static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (wanted.test(file)) {
                    Files.createDirectories(target.getParent());
                    copyFile(file, target);
                }
            }
        }
    }

    /** Attributes are of no use in the file system of an image, which knows no permissions. */
    private static void copyFile(Path from, Path to) throws IOException {
        if (from.getFileSystem().equals(to.getFileSystem())) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
            Files.copy(from, to);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}

package lamina.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Where Linux looks for shared libraries. Only names are looked up, nothing is loaded: a driver that crashes must not take the one who
 * asks after it along.
 *
 * @param folders in the order of the search
 */
record SystemLibraries(List<Path> folders) {
    private static final Path LISTS = Path.of("/etc/ld.so.conf.d");
    private static final List<String> STANDARD = List.of(
            "/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib", "/usr/local/cuda/lib64", "/usr/lib/wsl/lib");

    SystemLibraries {
        folders = List.copyOf(folders);
    }

    /** Those of this machine: {@code LD_LIBRARY_PATH}, what the loader's own lists name, the usual places. */
    static SystemLibraries of(Map<String, String> environment) {
        SequencedSet<Path> folders = new LinkedHashSet<>();
        Arrays.stream(environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator))
                .filter(name -> !name.isBlank())
                .forEach(name -> folders.add(Path.of(name)));
        listed().forEach(name -> folders.add(Path.of(name)));
        STANDARD.forEach(name -> folders.add(Path.of(name)));
        return new SystemLibraries(List.copyOf(folders));
    }

    /** The first file of a name, or of a name and a version: {@code libnvrtc.so} finds {@code libnvrtc.so.12}. */
    Optional<Path> find(String name) {
        return folders.stream()
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder, name).stream())
                .findFirst();
    }

    private static List<Path> files(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> matches(file.getFileName().toString(), name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // what cannot be listed cannot be loaded from
        }
    }

    private static boolean matches(String file, String name) {
        return file.equals(name) || file.startsWith(name + ".");
    }

    private static List<String> listed() {
        if (!Files.isDirectory(LISTS)) {
            return List.of();
        }
        try (Stream<Path> lists = Files.list(LISTS)) {
            return lists.sorted()
                    .flatMap(list -> lines(list).stream())
                    .map(String::strip)
                    .filter(line -> line.startsWith("/"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> lines(Path list) {
        try {
            return Files.readAllLines(list);
        } catch (IOException e) {
            return List.of();
        }
    }
}

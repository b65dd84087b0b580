package lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.core.plugin.LinkPlan;

/**
 * What lies in a runtime and was not made by jlink: launcher, models, native libraries, realms, the test kit.
 *
 * @param from a whole runtime
 * @param to a new one, as jlink has left it
 */
record RuntimeFiles(Path from, Path to) {
    private static final List<String> FOLDERS = List.of("bin", "lib", "legal", "models", "verify", "gpu");

    /** Made for one runtime: of classes and of their places. */
    private static final List<String> CACHES = List.of(".aot", ".jsa", ".config");

    /** Copies all of it; a realm only if no plugin that is linked has taken its place. */
    void copy(LinkPlan plan) throws IOException {
        for (String folder : FOLDERS) {
            if (Files.isDirectory(from.resolve(folder))) {
                FileTree.copy(from.resolve(folder), to.resolve(folder), this::isWanted);
            }
        }
        Files.createDirectories(to.resolve("plugins"));
        Set<String> replaced = plan.parts().stream().map(LinkPlan.Part::id).collect(Collectors.toSet());
        for (Path realm : realms()) {
            if (LinkPlan.id(realm).filter(replaced::contains).isEmpty()) {
                FileTree.copy(realm, realm(realm));
            }
        }
        for (LinkPlan.Part part : plan.realms()) {
            FileTree.copy(part.place(), realm(part.place()));
        }
    }

    private Path realm(Path place) {
        return to.resolve("plugins").resolve(place.getFileName().toString());
    }

    private List<Path> realms() throws IOException {
        Path folder = from.resolve("plugins");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        return CACHES.stream().noneMatch(name::endsWith)
                && !Files.exists(to.resolve(from.relativize(file).toString()));
    }
}

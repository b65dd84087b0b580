package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Nothing that the runtime needs was left behind. */
final class ImageTest {

    private final LinkedLamina image = LinkedLamina.built();

    @Test
    void linksEveryModuleButThoseOfTheBuildAndOfTests() {
        Set<String> expected = new TreeSet<>(Reactor.read().all().keySet());
        expected.removeAll(Set.of("lamina.processor", "lamina.testkit", "lamina.tornado")); // the last lies in gpu/
        Set<String> linked = image.modules();
        linked.removeIf(name -> !name.startsWith("lamina."));
        assertEquals(expected, linked);
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void carriesTheNativeLibraries() throws IOException {
        for (String library : List.of("libdnnl.so.3", "libgomp.so.1", "native.crc32")) {
            assertTrue(Files.size(image.home().resolve("lib", library)) > 0, library);
        }
    }

    @Test
    void carriesTheModelsAndAFolderForPlugins() throws IOException {
        assertEquals(names(Path.of("models")), names(image.home().resolve("models")));
        assertTrue(Files.isDirectory(image.home().resolve("plugins")));
    }

    @Test
    void carriesTheTestKitForStrangersPlugins() throws IOException {
        Set<String> artifacts = names(image.home().resolve("verify")).stream()
                .map(jar -> jar.replaceFirst("-[0-9].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of("junit-jupiter-api", "junit-platform-commons", "lamina-kernels", "lamina-testkit", "opentest4j"),
                artifacts);
    }

    @Test
    void saysWhoseLibrariesItCarries() throws IOException {
        String notice = Files.readString(image.home().resolve("legal/lamina/THIRD-PARTY.md"));
        Set<String> jars = names(image.jars());
        jars.addAll(names(image.home().resolve("verify")));
        for (String jar : jars) {
            String artifact = jar.replaceFirst("-[0-9].*", "");
            assertTrue(artifact.startsWith("lamina-") || notice.contains("`" + artifact + "`"), artifact);
        }
    }

    /** Whoever's code is in it has a folder with the licence, and with the notices if there are any. */
    @Test
    void carriesEverybodysLicence() throws IOException {
        Set<String> owners = names(image.jars());
        owners.addAll(names(image.home().resolve("verify")));
        owners.removeIf(jar -> jar.startsWith("lamina-"));
        owners.addAll(Set.of("onednn", "gnu-openmp"));
        for (String owner : owners) {
            Path texts = image.home().resolve("legal/lamina").resolve(owner.replaceFirst("-[0-9].*", ""));
            assertTrue(Files.isDirectory(texts) && !names(texts).isEmpty(), () -> "no licence in " + texts);
        }
    }

    /** The jar that brings oneDNN has no texts: what is compiled into the library wants its notices in what carries it. */
    @Test
    void carriesTheNoticesOfWhatIsInsideOfOneDnn() throws IOException {
        Path texts = image.home().resolve("legal/lamina/onednn");
        assertTrue(Files.readString(texts.resolve("LICENSE")).contains("Apache License"));
        String notices = Files.readString(texts.resolve("THIRD-PARTY"));
        for (String part : List.of(
                "Copyright (c) 2007 MITSUNARI Shigeo",
                "Copyright (c) 2005-2014 Intel Corporation",
                "Redistributions in binary form must reproduce the above copyright notice",
                "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS")) {
            assertTrue(notices.contains(part), part);
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}

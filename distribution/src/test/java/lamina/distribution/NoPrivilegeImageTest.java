package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lamina's own plugins have no privilege: hidden in the image, and installed as folders like anybody else's, they train the
 * quickstart to the same weights.
 */
final class NoPrivilegeImageTest {

    private static final Pattern LOSS = Pattern.compile("\"loss\":[^,}]*");

    private final LinkedLamina image = LinkedLamina.built();
    private final ModuleFinder jars = ModuleFinder.of(image.jars());
    private final Set<String> plugins = new HashSet<>(Reactor.read().plugins().keySet());

    @TempDir
    private Path folder;

    @Test
    void pluginsTrainFromFoldersAsTheyDoFromTheImage() throws IOException {
        Set<String> hidden = new HashSet<>();
        plugins.retainAll(image.modules()); // not TornadoVM's, which lies in gpu/
        for (String plugin : plugins) {
            install(plugin, hidden);
        }
        Set<String> visible = image.modules();
        visible.removeAll(hidden);
        assertFalse(visible.stream().anyMatch(plugins::contains));

        Path linked = train("linked", Map.of());
        Path installed = train(
                "installed",
                Map.of(
                        "LAMINA_PLUGINS",
                        folder.resolve("plugins").toString(),
                        "TORNADOVM_HOME",
                        "", // whose modules would be hidden too
                        "LAMINA_OPTS",
                        "--limit-modules " + String.join(",", visible)));

        String losses = losses(linked.resolve("metrics.jsonl"));
        assertTrue(losses.contains("loss"), losses);
        assertEquals(losses, losses(installed.resolve("metrics.jsonl")));
        Path weights = linked.resolve("weights.safetensors");
        assertTrue(Files.size(weights) > 0);
        assertEquals(-1, Files.mismatch(weights, installed.resolve("weights.safetensors")));
    }

    /** Copies a plugin, with the libraries that only plugins require, to a folder of its own. */
    private void install(String plugin, Set<String> hidden) throws IOException {
        Path own = Files.createDirectories(folder.resolve("plugins", plugin));
        for (ModuleReference module : withLibraries(plugin, new HashSet<>())) {
            Path jar = Path.of(module.location().orElseThrow());
            Files.copy(jar, own.resolve(jar.getFileName()));
            hidden.add(module.descriptor().name());
        }
    }

    private Set<ModuleReference> withLibraries(String name, Set<ModuleReference> found) {
        jars.find(name)
                .filter(found::add)
                .ifPresent(module -> module.descriptor().requires().stream()
                        .map(Requires::name)
                        .filter(required -> !required.startsWith("lamina."))
                        .forEach(required -> withLibraries(required, found)));
        return found;
    }

    private Path train(String out, Map<String, String> environment) {
        LinkedLamina.Outcome outcome = image.with(environment)
                .run(
                        folder,
                        "train",
                        "quickstart",
                        "--out",
                        out,
                        "--set",
                        "train.steps=6",
                        "--set",
                        "data.train=256",
                        "--set",
                        "data.validation=64",
                        "--strict-plugins");
        assertEquals(0, outcome.exit(), outcome::toString);
        return folder.resolve(out);
    }

    private static String losses(Path metrics) throws IOException {
        return String.join(
                "\n",
                LOSS.matcher(Files.readString(metrics))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }
}

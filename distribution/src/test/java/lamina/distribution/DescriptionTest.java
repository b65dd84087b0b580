package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every module looks from outside as its file in {@code src/test/golden} says: what {@code jar --describe-module} prints,
 * sorted and without versions. A change there is a change for everybody who builds on Lamina, so it is made knowingly:
 * {@code mvn verify -Dlamina.golden.update=true} writes the files anew, and the commit shows the difference.
 */
final class DescriptionTest {

    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final String UPDATE = "lamina.golden.update";

    private final Collection<ModuleDescriptor> modules = Reactor.read().all().values();

    @Test
    void modulesLookAsTheirGoldenFilesSay() throws IOException {
        for (ModuleDescriptor module : modules) {
            Path file = GOLDEN.resolve(module.name() + ".txt");
            if (Boolean.getBoolean(UPDATE)) {
                Files.write(file, describe(module));
            }
            List<String> golden = Files.exists(file) ? Files.readAllLines(file) : List.of();
            assertEquals(
                    String.join("\n", golden),
                    String.join("\n", describe(module)),
                    () -> module.name() + " changed its face; if that is meant, run the tests with -D" + UPDATE
                            + "=true");
        }
    }

    @Test
    void noGoldenFileOutlivesItsModule() throws IOException {
        Set<String> left = new TreeSet<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            files.forEach(file -> left.add(file.getFileName().toString()));
        }
        modules.forEach(module -> left.remove(module.name() + ".txt"));
        assertEquals(Set.of(), left, "delete them");
        assertFalse(modules.isEmpty());
    }

    private static List<String> describe(ModuleDescriptor module) {
        Set<String> lines = new TreeSet<>();
        module.exports().forEach(exports -> lines.add(line(exports)));
        module.opens().forEach(opens -> lines.add(line(opens)));
        module.provides().forEach(provides -> lines.add(line(provides)));
        module.requires().forEach(requires -> lines.add(line(requires)));
        module.uses().forEach(service -> lines.add("uses " + service));
        return Stream.concat(Stream.of((module.isOpen() ? "open module " : "module ") + module.name()), lines.stream())
                .toList();
    }

    private static String line(Exports exports) {
        return "exports " + exports.source() + to(exports.targets());
    }

    private static String line(Opens opens) {
        return "opens " + opens.source() + to(opens.targets());
    }

    private static String line(Provides provides) {
        return "provides " + provides.service() + " with " + String.join(" ", provides.providers());
    }

    private static String line(Requires requires) {
        StringBuilder line = new StringBuilder("requires ").append(requires.name());
        new TreeSet<>(requires.modifiers())
                .forEach(modifier -> line.append(' ').append(modifier.name().toLowerCase(Locale.ROOT)));
        return line.toString();
    }

    private static String to(Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + String.join(" ", new TreeSet<>(targets));
    }
}

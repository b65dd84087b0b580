package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every module's descriptor is what {@code src/test/golden/modules} says: {@code jar --describe-module}, sorted, without versions. */
final class DescriptionTest {

    private final Golden golden = Golden.folder("modules");
    private final Map<String, ModuleDescriptor> modules = Reactor.read().all();

    @Test
    void modulesLookAsTheirGoldenFilesSay() throws IOException {
        for (ModuleDescriptor module : modules.values()) {
            golden.check(module.name(), describe(module));
        }
    }

    @Test
    void noGoldenFileOutlivesItsModule() throws IOException {
        Set<String> names = new TreeSet<>(golden.names());
        names.removeAll(Reactor.absent());
        assertEquals(modules.keySet(), names);
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

package lamina.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import lamina.api.PluginException;
import lamina.api.train.Collective;
import lamina.api.train.Optimizer;
import lamina.core.plugin.Origin;
import lamina.core.plugin.PluginDescriptor;
import lamina.core.plugin.PluginInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsTest {
    @TempDir
    private Path folder;

    /** Names a type that is not settled, and one that is. */
    static final class Bold {
        void meet(Object o) {
            ((Collective) o).barrier();
        }
    }

    static final class Careful {
        boolean learns(Object o) {
            return o instanceof Optimizer;
        }
    }

    private PluginInfo plugin(Class<?>... classes) throws IOException {
        Path jar = folder.resolve("acme.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                entries.putNextEntry(new JarEntry(name));
                try (InputStream in = type.getResourceAsStream("/" + name)) {
                    in.transferTo(entries);
                }
            }
        }
        return plugin(jar);
    }

    private static PluginInfo plugin(Path jar) {
        return new PluginInfo(
                new Origin("acme", "1", "plugins/acme", "acme"),
                new PluginDescriptor("acme", "1", "", Optional.empty(), List.of()),
                List.of(jar),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void theTypesThatMayChangeAreNamed() throws IOException {
        assertEquals(List.of("Collective"), Experiments.of(plugin(Careful.class, Bold.class)));
        assertEquals(List.of(), Experiments.of(plugin(Careful.class)));
    }

    @Test
    void aDamagedClassFileIsNamed() throws IOException {
        Path jar = folder.resolve("bad.jar");
        try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
            entries.putNextEntry(new JarEntry("acme/Bad.class"));
            entries.write(new byte[] {1, 2, 3});
        }
        PluginException e = assertThrows(PluginException.class, () -> Experiments.of(plugin(jar)));
        assertTrue(e.getMessage().contains(jar.toString()), e::getMessage);
    }
}

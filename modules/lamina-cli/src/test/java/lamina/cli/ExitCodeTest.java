package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lamina.api.AssemblyException;
import lamina.api.BackendException;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.PluginException;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
    @TempDir
    private Path home;

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(2, new ConfigurationException("wrong")),
                Arguments.of(3, new DataException("wrong")),
                Arguments.of(4, new PluginException("wrong")),
                Arguments.of(5, new BackendException("wrong")),
                Arguments.of(5, new OutOfMemoryError("wrong")),
                Arguments.of(6, new AssemblyException("wrong")),
                Arguments.of(1, new IllegalStateException("wrong")),
                Arguments.of(1, new NoClassDefFoundError("wrong")));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void tellsTheKindOfError(int code, Throwable error) throws IOException {
        Terminal terminal = new Terminal(home, Fakes.with(failing(error)));
        assertEquals(code, terminal.run("check", "tiny"), terminal::notes);
        assertTrue(terminal.notes().contains("wrong"), terminal::notes);
        assertEquals(code == 1, terminal.notes().contains("please report it"), terminal::notes);
    }

    @Test
    void whatWasStoppedIsNoMistake() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.with(failing(new CancellationException("by Ctrl-C"))));
        assertEquals(130, terminal.run("check", "tiny"), terminal::notes);
        assertEquals("stopped\n", terminal.notes());
    }

    @Test
    void helpListsThemAll() throws IOException {
        Terminal terminal = new Terminal(home);
        assertEquals(0, terminal.run("train", "--help"));
        for (ExitCode code : ExitCode.values()) {
            assertTrue(terminal.results().contains("\n  " + code.number() + " "), terminal::results);
        }
    }

    /** A backend that fails to compile. */
    private static Supplier<Backend> failing(Throwable error) {
        return () -> new Backend() {
            @Override
            public Program compile(Graph graph, List<OverrideSet> overrides) {
                return ExitCodeTest.<RuntimeException, Program>fail(error);
            }

            @Override
            public List<Device> devices(List<OverrideSet> overrides) {
                return List.of();
            }
        };
    }

    @SuppressWarnings("unchecked") // throws whatever it is given, as a broken plugin may
    private static <E extends Throwable, T> T fail(Throwable error) throws E {
        throw (E) error;
    }
}

package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where TornadoVM does fall back to Java, against what it is told, the guard sees that the device has not run. */
class FallBackTest {

    /** TornadoVM reads its options once, so another Java is started as this one was, but for the one option. */
    private static Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Dtornado.recover.bailout=True");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(FallBack.class.getName());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void isCaught() throws IOException, InterruptedException {
        Process process = start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("Running the sequential implementation"), said); // it has fallen back
        List<String> guard =
                said.lines().filter(line -> line.startsWith("guard: ")).toList();
        assertEquals(1, guard.size(), said);
        assertTrue(guard.getFirst().contains("run by Java instead of the device"), said);
    }
}

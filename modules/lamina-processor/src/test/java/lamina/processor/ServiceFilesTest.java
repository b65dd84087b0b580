package lamina.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceFilesTest {

    private static final String SERVICE = "package sample; public interface Service {}";

    @TempDir
    private Path folder;

    private final StringWriter diagnostics = new StringWriter();

    @Test
    void writesOneFileForEachServiceInTheOrderOfTheDirective() throws IOException {
        boolean compiled = compile(Map.of(
                "module-info.java",
                "module sample { provides sample.Service with sample.Second, sample.First;"
                        + " provides Runnable with sample.Second; }",
                "sample/Service.java",
                SERVICE,
                "sample/First.java",
                "package sample; public class First implements Service {}",
                "sample/Second.java",
                "package sample; public class Second implements Service, Runnable { public void run() {} }"));

        assertTrue(compiled, diagnostics::toString);
        assertEquals(List.of("sample.Second", "sample.First"), services("sample.Service"));
        assertEquals(List.of("sample.Second"), services("java.lang.Runnable"));
    }

    @Test
    void namesNestedClassesAsTheClassPathDoes() throws IOException {
        boolean compiled = compile(Map.of(
                "module-info.java",
                "module sample { provides sample.Outer.Service with sample.Outer.Product; }",
                "sample/Outer.java",
                "package sample; public class Outer { public interface Service {}"
                        + " public static class Product implements Service {} }"));

        assertTrue(compiled, diagnostics::toString);
        assertEquals(List.of("sample.Outer$Product"), services("sample.Outer$Service"));
    }

    @Test
    void writesNothingForAModuleThatProvidesNothing() throws IOException {
        boolean compiled = compile(Map.of("module-info.java", "module sample {}", "sample/Service.java", SERVICE));

        assertTrue(compiled, diagnostics::toString);
        assertFalse(Files.exists(folder.resolve("classes/META-INF")));
    }

    @Test
    void refusesAProviderMethodBecauseTheClassPathWouldNotCallIt() throws IOException {
        boolean compiled = compile(
                Map.of(
                        "module-info.java",
                        "module sample { provides sample.Service with sample.First; }",
                        "sample/Service.java",
                        SERVICE,
                        "sample/First.java",
                        "package sample; public class First { public static Service provider() { return new Service() {}; } }"));

        assertFalse(compiled);
        assertTrue(
                diagnostics.toString().contains("sample.First has a static provider() method"), diagnostics::toString);
    }

    private boolean compile(Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            CompilationTask task = compiler.getTask(
                    diagnostics,
                    manager,
                    null,
                    List.of("-d", classes.toString()),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new ServiceFiles()));
            return task.call();
        }
    }

    private List<String> services(String service) throws IOException {
        return Files.readAllLines(folder.resolve("classes/META-INF/services").resolve(service));
    }
}

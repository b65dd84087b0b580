package lamina.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceFilesTest {

    private static final String SERVICE = "package sample; public interface Service {}";

    @TempDir
    private Path folder;

    @Test
    void writesOneFileForEachServiceInTheOrderOfTheDirective() throws IOException {
        Compilation compilation = compile(Map.of(
                "module-info.java",
                "module sample { provides sample.Service with sample.Second, sample.First;"
                        + " provides Runnable with sample.Second; }",
                "sample/Service.java",
                SERVICE,
                "sample/First.java",
                "package sample; public class First implements Service {}",
                "sample/Second.java",
                "package sample; public class Second implements Service, Runnable { public void run() {} }"));

        assertTrue(compilation.succeeded(), compilation::diagnostics);
        assertEquals(List.of("sample.Second", "sample.First"), services(compilation, "sample.Service"));
        assertEquals(List.of("sample.Second"), services(compilation, "java.lang.Runnable"));
    }

    @Test
    void namesNestedClassesAsTheClassPathDoes() throws IOException {
        Compilation compilation = compile(Map.of(
                "module-info.java",
                "module sample { provides sample.Outer.Service with sample.Outer.Product; }",
                "sample/Outer.java",
                "package sample; public class Outer { public interface Service {}"
                        + " public static class Product implements Service {} }"));

        assertTrue(compilation.succeeded(), compilation::diagnostics);
        assertEquals(List.of("sample.Outer$Product"), services(compilation, "sample.Outer$Service"));
    }

    @Test
    void writesNothingForAModuleThatProvidesNothing() throws IOException {
        Compilation compilation =
                compile(Map.of("module-info.java", "module sample {}", "sample/Service.java", SERVICE));

        assertTrue(compilation.succeeded(), compilation::diagnostics);
        assertFalse(Files.exists(compilation.classes().resolve("META-INF")));
    }

    @Test
    void refusesAProviderMethodBecauseTheClassPathWouldNotCallIt() throws IOException {
        Compilation compilation = compile(
                Map.of(
                        "module-info.java",
                        "module sample { provides sample.Service with sample.First; }",
                        "sample/Service.java",
                        SERVICE,
                        "sample/First.java",
                        "package sample; public class First { public static Service provider() { return new Service() {}; } }"));

        assertFalse(compilation.succeeded());
        assertTrue(
                compilation.diagnostics().contains("sample.First has a static provider() method"),
                compilation::diagnostics);
    }

    private Compilation compile(Map<String, String> sources) throws IOException {
        return Compilation.of(folder, new ServiceFiles(), sources);
    }

    private static List<String> services(Compilation compilation, String service) throws IOException {
        return Files.readAllLines(
                compilation.classes().resolve("META-INF/services").resolve(service));
    }
}

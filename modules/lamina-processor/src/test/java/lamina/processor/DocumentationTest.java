package lamina.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentationTest {

    private static final String EXPORTED = "module sample { exports sample; }";

    @TempDir
    private Path folder;

    @Test
    void refusesTypeMethodConstructorAndConstantWithoutJavadoc() throws IOException {
        assertEquals(
                List.of("Bare(int)", "NAME", "run()", "sample.Bare", "sample.Bare.Nested"),
                undocumented(EXPORTED, """
                        public class Bare {
                            public static final String NAME = "";
                            public Bare(int size) {}
                            public void run() {}
                            public interface Nested {}
                        }"""));
    }

    @Test
    void asksNothingOfWhatIsNotPublicOverriddenOrGenerated() throws IOException {
        assertEquals(List.of(), undocumented(EXPORTED, """
                        /** Size. */
                        public record Bare(int size) implements Runnable {
                            public Bare {}
                            @Override public void run() {}
                            void hidden() {}
                            /** Kind. */ public enum Kind { ONE }
                        }"""));
    }

    @Test
    void asksForASecondConstructorOfARecord() throws IOException {
        assertEquals(
                List.of("Bare()"),
                undocumented(EXPORTED, "/** Size. */ public record Bare(int size) { public Bare() { this(1); } }"));
    }

    @Test
    void leavesPackagesAloneThatNobodyElseSees() throws IOException {
        assertEquals(List.of(), undocumented("module sample {}", "public class Bare {}"));
    }

    private List<String> undocumented(String module, String type) throws IOException {
        Compilation compilation = Compilation.of(
                folder,
                new Documentation(),
                Map.of("module-info.java", module, "sample/Bare.java", "package sample; " + type));
        List<String> names = compilation
                .diagnostics()
                .lines()
                .filter(line -> line.contains(" is public in an exported package"))
                .map(line -> line.replaceAll(".*error: (.*) is public in.*", "$1"))
                .sorted()
                .toList();
        assertTrue(compilation.succeeded() == names.isEmpty(), compilation::diagnostics);
        return names;
    }
}

package lamina.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.backend.OverrideSet;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuSettings;
import lamina.testkit.OpSample;
import lamina.testkit.OpSamples;
import lamina.testkit.Tolerance;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the set does in a Java that was started otherwise. */
class StartTest {

    /** Prints what is wrong, asked twice, how many overrides there are, and the description. */
    public static final class Ask {
        private Ask() {}

        public static void main(String[] arguments) {
            OverrideSet set = Bed.vectors();
            System.out.println(set.unavailable().orElse("available"));
            System.out.println(set.unavailable().isPresent());
            System.out.println(set.overrides().size());
            System.out.println("<" + set.description() + ">");
        }
    }

    /** Prints the length of vectors, and ops that differ from the portable kernels. */
    public static final class Compare {
        private Compare() {}

        public static void main(String[] arguments) {
            System.out.println(Bed.vectors().description());
            for (OpSample ops : OpSamples.few()) {
                Bed bed = new Bed(2);
                Bed.Outcome expected = bed.run(CpuSettings.reference(2), ops);
                Bed.Outcome found = bed.run(Bed.vectors(2), ops);
                for (Tensor result : ops.results()) {
                    Tolerance.check(
                            result,
                            expected.results().get(result),
                            found.results().get(result),
                            1e-4);
                }
            }
            System.out.println("agrees");
        }
    }

    @Test
    void aMissingModuleIsAReason() throws Exception {
        List<String> answer = run(List.of(), Ask.class, 4);
        assertTrue(answer.get(0).contains("without the module jdk.incubator.vector"), answer::toString);
        assertTrue(answer.get(0).contains("run Java with --add-modules jdk.incubator.vector"), answer::toString);
        assertEquals(List.of("true", "0", "<>"), answer.subList(1, 4));
    }

    @Test
    void shorterVectorsComputeTheSame() throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.arch").equals("amd64"), "needs a processor whose vectors vary");
        for (int bytes : List.of(16, 32)) {
            List<String> options = List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=" + bytes);
            assertEquals(List.of("Vector API, " + bytes * 8 + " bits", "agrees"), run(options, Compare.class, 2));
        }
    }

    private static List<String> run(List<String> options, Class<?> main, int lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), main.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        List<String> all = output.lines().toList();
        return all.subList(all.size() - lines, all.size()); // the JVM warns before
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}

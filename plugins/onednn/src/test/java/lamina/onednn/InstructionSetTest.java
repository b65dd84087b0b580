package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lamina.api.NoSettings;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.ops.Window;
import lamina.testkit.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Other processors than this one, as far as oneDNN can be told to be on one ({@code ONEDNN_MAX_CPU_ISA}, read when it is loaded, so each
 * time in a Java of its own), and other numbers of threads.
 */
class InstructionSetTest {
    private static final double WEIGHTS_APART = 0.02; // of the largest, after two steps in bfloat16; far less in fp32

    /** Trains a small network for two steps as the processor likes it, and tells how far it is from the portable kernels. */
    public static final class Train {
        private Train() {}

        public static void main(String[] arguments) {
            OverrideSet set = new OneDnnProvider().create(new NoSettings());
            Network net = new Network(3, 31, 31, 3);
            net.conv(32, Window.square(5, 2), 1).relu().lrn().pool();
            net.conv(24, Network.same(3), 2).relu();
            Graph graph = net.flatten().dense(48).relu().dense(7).training(true);
            int threads = Integer.parseInt(arguments[0]);
            Map<Tensor, float[]> expected = weights(graph, CpuSettings.reference(2), List.of());
            Map<Tensor, float[]> found =
                    weights(graph, new CpuSettings(threads, "onednn", Precision.AUTO), List.of(set));
            expected.forEach((tensor, values) -> Tolerance.check(tensor, values, found.get(tensor), WEIGHTS_APART));
            System.out.println(set.computesIn(Precision.AUTO).orElseThrow() + " " + set.description());
        }

        private static Map<Tensor, float[]> weights(Graph graph, CpuSettings settings, List<OverrideSet> sets) {
            Map<Tensor, float[]> weights = new HashMap<>();
            try (Program program = new CpuProvider().create(settings).compile(graph, sets)) {
                Random random = new Random(1);
                for (Tensor tensor : graph.tensors()) {
                    if (tensor.element() == Element.FLOAT32
                            && List.of(Role.INPUT, Role.PARAMETER).contains(tensor.role())) {
                        program.write(tensor, MemorySegment.ofArray(values(random, tensor)));
                    }
                }
                program.run("train");
                program.run("train");
                graph.tensors().stream()
                        .filter(tensor -> tensor.role() == Role.PARAMETER)
                        .forEach(tensor -> {
                            float[] values = new float[tensor.shape().size()];
                            program.read(tensor, MemorySegment.ofArray(values));
                            weights.put(tensor, values);
                        });
            }
            return weights;
        }

        /** 0.01 for the rate, small weights, any pictures. */
        private static float[] values(Random random, Tensor tensor) {
            float[] values = new float[tensor.shape().size()];
            for (int i = 0; i < values.length; i++) {
                float scale = tensor.role() == Role.PARAMETER ? 0.1f : 1;
                values[i] = values.length == 1 ? 0.01f : (float) random.nextGaussian() * scale;
            }
            return values;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SSE41, 2, F32",
        "AVX2, 2, F32",
        "AVX512_CORE, 1, F32",
        "AVX512_CORE, 64, F32",
        "ALL, 1, ''",
        "ALL, 64, ''"
    })
    void anyProcessorTrains(String limit, int threads, String precision) throws Exception {
        Bed.oneDnn(); // or skip
        String answer = train(limit, threads);
        assertEquals("", answer.startsWith(precision) ? "" : answer, "what auto computes in");
    }

    private static String train(String limit, int threads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector"));
        command.add("-D" + Libraries.FOLDER_PROPERTY + "="
                + Path.of(System.getProperty(Libraries.FOLDER_PROPERTY)).toAbsolutePath());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Train.class.getName(), "" + threads));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ONEDNN_MAX_CPU_ISA", limit);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList().getLast();
    }
}

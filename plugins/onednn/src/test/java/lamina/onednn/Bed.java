package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lamina.api.NoSettings;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import org.junit.jupiter.api.Assumptions;

/** Runs ops with given or random content, by portable kernels or by oneDNN. */
final class Bed {
    private final Map<Tensor, float[]> contents = new LinkedHashMap<>();
    private final long seed;

    Bed(long seed) {
        this.seed = seed;
    }

    /** What a tensor that is written from outside holds; without it, random numbers around 0 (labels: 0). */
    Bed with(Tensor tensor, float... values) {
        contents.put(tensor, values);
        return this;
    }

    static OverrideSet oneDnn() {
        OverrideSet set = new OneDnnProvider().create(new NoSettings());
        Assumptions.assumeTrue(
                set.unavailable().isEmpty(), () -> set.unavailable().get());
        return set;
    }

    /** What a run leaves in the results, and who ran. */
    record Outcome(Map<Tensor, float[]> results, List<Placement> placements) {}

    Outcome run(String library, Precision precision, List<Op> ops, List<Tensor> results) {
        return run(library, precision, new Graph(List.of(new Procedure("all", ops, results))));
    }

    /** Runs the only procedure of a graph twice; the second run must find nothing of the first that matters. */
    Outcome run(String library, Precision precision, Graph graph) {
        return run(library, precision, graph, library.equals("reference") ? List.of() : List.of(oneDnn()));
    }

    /** By portable kernels. */
    Outcome expected(Graph graph) {
        return run("reference", Precision.F32, graph);
    }

    Outcome run(String library, Precision precision, Graph graph, List<OverrideSet> sets) {
        Procedure procedure = graph.procedures().getFirst();
        try (Program program =
                new CpuProvider().create(new CpuSettings(2, library, precision)).compile(graph, sets)) {
            for (int again = 0; again < 2; again++) {
                write(program, graph);
                program.run(procedure.name());
            }
            Map<Tensor, float[]> read = new LinkedHashMap<>();
            for (Tensor result : procedure.results()) {
                float[] values = new float[result.shape().size()];
                program.read(result, MemorySegment.ofArray(values));
                read.put(result, values);
            }
            return new Outcome(read, program.placements());
        }
    }

    private void write(Program program, Graph graph) {
        try (Arena arena = Arena.ofConfined()) {
            for (Tensor tensor : graph.tensors()) {
                if (tensor.role() != Role.VALUE) {
                    MemorySegment content = arena.allocate(tensor.bytes(), 64);
                    fill(content, tensor);
                    program.write(tensor, content);
                }
            }
        }
    }

    private void fill(MemorySegment content, Tensor tensor) {
        float[] given = contents.get(tensor);
        if (given != null) {
            MemorySegment.copy(given, 0, content, ValueLayout.JAVA_FLOAT, 0, given.length);
        } else if (tensor.element() == Element.FLOAT32) {
            Random random = new Random(seed * 31 + tensor.name().hashCode());
            for (int i = 0; i < tensor.shape().size(); i++) {
                content.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
            }
        }
    }
}

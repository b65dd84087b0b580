package lamina.vector;

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
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.testkit.OpSample;

/** Runs ops with random content, by portable kernels or by vectors. */
final class Bed {
    static final String RUN = "run";

    private final long seed;

    Bed(long seed) {
        this.seed = seed;
    }

    static OverrideSet vectors() {
        return new VectorProvider().create(new NoSettings());
    }

    static CpuSettings vectors(int threads) {
        return new CpuSettings(threads, "vector", Precision.F32);
    }

    /** What a run leaves in the results, and who ran. */
    record Outcome(Map<Tensor, float[]> results, List<Placement> placements) {}

    Program compile(CpuSettings settings, OpSample ops) {
        Graph graph = new Graph(List.of(new Procedure(RUN, ops.ops(), ops.results())));
        Program program = new CpuProvider().create(settings).compile(graph, List.of(vectors()));
        write(program, graph);
        return program;
    }

    /** Runs ops twice; the second run must find nothing of the first that matters. */
    Outcome run(CpuSettings settings, OpSample ops) {
        try (Program program = compile(settings, ops)) {
            program.run(RUN);
            program.run(RUN);
            Map<Tensor, float[]> read = new LinkedHashMap<>();
            for (Tensor result : ops.results()) {
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
        if (tensor.element() == Element.FLOAT32) {
            Random random = new Random(seed * 31 + tensor.name().hashCode());
            for (int i = 0; i < tensor.shape().size(); i++) {
                content.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
            }
        } else {
            for (int i = 0; i < tensor.shape().size(); i++) {
                content.setAtIndex(ValueLayout.JAVA_INT, i, 5 - i); // the number of a step, and the place of a portion
            }
        }
    }
}

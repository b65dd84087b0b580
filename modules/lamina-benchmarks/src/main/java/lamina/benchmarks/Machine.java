package lamina.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.onednn.OneDnnProvider;
import lamina.vector.VectorProvider;

/** A graph compiled for the backend {@code cpu}, with random content in all that is written from outside. */
final class Machine implements AutoCloseable {
    private final Backend backend;
    private final Program program;

    /**
     * Compiles it and says on standard output who runs each op: a number without that means nothing.
     *
     * @param library {@code onednn}, {@code none} (pure Java) or {@code reference} (portable kernels alone)
     */
    Machine(Graph graph, String library, Precision precision, int threads) {
        backend = new CpuProvider().create(new CpuSettings(threads, library, precision));
        program = backend.compile(graph, installed());
        System.out.println(); // JMH is in the middle of a line
        program.placements()
                .forEach(place -> System.out.println(
                        "# " + place.op().type() + ": " + place.implementation() + " " + place.remark()));
        fill(graph);
    }

    /** Every override set of this build: a new plugin is added here and to the pom. */
    private static List<OverrideSet> installed() {
        return List.of(new OneDnnProvider().create(new NoSettings()), new VectorProvider().create(new NoSettings()));
    }

    void run() {
        program.run(Sketch.PROCEDURE);
    }

    private void fill(Graph graph) {
        Random random = new Random(1);
        for (Tensor tensor : graph.tensors()) {
            if (tensor.role() == Role.VALUE || tensor.element() != Element.FLOAT32) {
                continue; // an INT32 input, such as the number of the step, stays 0
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment content = arena.allocate(tensor.bytes(), 64);
                for (int i = 0; i < tensor.shape().size(); i++) {
                    content.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
                }
                program.write(tensor, content);
            }
        }
    }

    @Override
    public void close() {
        program.close();
        backend.close();
    }
}

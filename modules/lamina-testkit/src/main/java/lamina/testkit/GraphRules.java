package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lamina.api.backend.Graph;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/**
 * The rules that hold for any graph of one procedure, and so for what layers, losses and optimizers add.
 *
 * @param graph the graph
 * @param fill writes inputs, parameters and states: the same each time
 */
record GraphRules(Graph graph, Consumer<Program> fill) {

    void writtenBeforeReadAndOnce() {
        graph.procedures().forEach(WrittenOnce::check);
    }

    void touchesOnlyWhatIsDeclared() {
        run(Cut.WHOLE, true);
    }

    void anyCutGivesTheSameBits() {
        Map<Tensor, int[]> whole = run(Cut.WHOLE, false);
        for (Cut cut : Cut.values()) {
            same(whole, run(cut, false), "cut " + cut);
        }
    }

    void secondRunGivesTheSameBits() {
        try (Reference program = new Reference(graph, Cut.WHOLE, true)) {
            Map<Tensor, int[]> first = run(program);
            same(first, run(program), "second run");
        }
    }

    void kernelsKeepToTheDialect() {
        try (Reference program = new Reference(graph, Cut.WHOLE, false)) {
            List<String> violations = program.kernels().stream()
                    .flatMap(kernel -> KernelLint.check(kernel).stream())
                    .toList();
            assertEquals(List.of(), violations);
        }
    }

    void devicesGetTheSameBits() {
        try (Reference program = new Reference(graph, Cut.WHOLE, false, RewrittenKernel::of)) {
            same(run(Cut.WHOLE, false), run(program), "kernels rewritten for a device");
        }
    }

    /** The bits of everything that is written. */
    Map<Tensor, int[]> run(Cut cut, boolean audit) {
        try (Reference program = new Reference(graph, cut, audit)) {
            return run(program);
        }
    }

    private Map<Tensor, int[]> run(Program program) {
        fill.accept(program);
        graph.procedures().forEach(procedure -> program.run(procedure.name()));
        Map<Tensor, int[]> bits = new LinkedHashMap<>();
        written().forEach(tensor -> bits.put(tensor, Memories.bits(program, tensor)));
        return bits;
    }

    private Set<Tensor> written() {
        return graph.procedures().stream()
                .flatMap(procedure -> procedure.ops().stream())
                .flatMap(op -> op.writes().stream())
                .collect(Collectors.toSet());
    }

    static void same(Map<Tensor, int[]> expected, Map<Tensor, int[]> found, String what) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((tensor, bits) -> assertArrayEquals(bits, found.get(tensor), () -> what + ": " + tensor));
    }
}

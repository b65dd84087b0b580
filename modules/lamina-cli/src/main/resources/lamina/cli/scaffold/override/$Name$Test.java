package $package$;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.ops.Reshape;
import lamina.testkit.BackendContract;
import org.junit.jupiter.api.Test;

/** The backend {@code cpu} keeps its contract with the set as well. */
class $Name$Test extends BackendContract<CpuSettings> {

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return new CpuSettings(2, "$type$", Precision.F32);
    }

    @Override
    protected List<OverrideSet> overrides() {
        return List.of(new $Name$Provider().create(new NoSettings()));
    }

    /** The portable kernels add and multiply, and a copy does neither, so the bits are theirs; other sets are allowed a little. */
    @Override
    protected double tolerance() {
        return 0;
    }

    @Test
    void copiesLittleAndLeavesMuch() {
        assertEquals("$word$ in one copy", reshaped(Shape.of(2, 3, 4)).implementation());
        Placement left = reshaped(Shape.of(1, (int) $Name$Reshape.LARGEST));
        assertEquals("portable", left.implementation());
        assertEquals("$type$: 1,048,576 bytes are for several threads", left.remark());
    }

    /** Who ran it; that it was done is checked here. */
    private Placement reshaped(Shape shape) {
        Tensor x = new Tensor("x", shape, Element.FLOAT32, Role.INPUT);
        Tensor y = new Tensor("y", Shape.of(shape.size()), Element.FLOAT32, Role.VALUE);
        Graph graph = new Graph(List.of(new Procedure("run", List.of(new Reshape(x, y)), List.of(y))));
        float[] expected = new float[shape.size()];
        float[] found = new float[shape.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i + 1;
        }
        try (Backend backend = create();
                Program program = backend.compile(graph, overrides())) {
            program.write(x, MemorySegment.ofArray(expected));
            program.run("run");
            program.read(y, MemorySegment.ofArray(found));
            assertArrayEquals(expected, found);
            return program.placements().getFirst();
        }
    }
}

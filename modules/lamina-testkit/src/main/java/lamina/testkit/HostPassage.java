package lamina.testkit;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.Gemm;
import lamina.ops.Relu;
import lamina.ops.Reshape;
import lamina.ops.Window;

/**
 * A network that goes through the host twice, and begins there with a tensor that nobody on the device writes. What the host adds differs
 * from place to place, so that another layout or the content of another step would show.
 *
 * @param y the network's result, which the last op of the host copies to {@link #seen}
 * @param results whatever is compared
 */
record HostPassage(Graph graph, List<Tensor> results, List<Tensor> parameters, Tensor x, Tensor y, MemorySegment copy) {
    private static final Shape MAPS = Shape.of(3, 7, 7, 32);
    private static final int UNITS = 48;

    static HostPassage of() {
        Tensor x = tensor("x", MAPS, Role.INPUT);
        Tensor w1 = tensor("w1", Shape.of(32, 16, 3, 3), Role.PARAMETER);
        Tensor w2 = tensor("w2", Shape.of(32, 32, 3, 3), Role.PARAMETER);
        Tensor w3 = tensor("w3", Shape.of(UNITS, MAPS.itemSize()), Role.PARAMETER);
        Tensor bias = tensor("bias", Shape.of(32), Role.PARAMETER);
        Tensor units = tensor("units", Shape.of(UNITS), Role.PARAMETER);
        Tensor convolved = tensor("convolved", MAPS, Role.VALUE);
        Tensor shown = tensor("shown", MAPS, Role.VALUE);
        Tensor received = tensor("received", MAPS, Role.VALUE);
        Tensor twice = tensor("twice", MAPS, Role.VALUE);
        Tensor relu = tensor("relu", MAPS, Role.VALUE);
        Tensor flat = tensor("flat", Shape.of(3, MAPS.itemSize()), Role.VALUE);
        Tensor y = tensor("y", Shape.of(3, UNITS), Role.VALUE);
        Window window = new Window(3, 3, 1, 1, 1, 1, 1, 1);
        MemorySegment copy = Arena.ofAuto().allocate(y.bytes(), 64);
        MemorySegment channel = Arena.ofAuto().allocate(MAPS.size() * 4L, 64); // between the two ops of a pair
        Procedure run = new Procedure(
                Built.RUN,
                List.of(
                        new Conv(x, w1, bias, convolved, window, 2),
                        new HostStep(List.of(convolved), List.of(shown), memory -> add(memory, convolved, shown)),
                        new HostStep(List.of(shown), List.of(), memory -> channel.copyFrom(memory.apply(shown))),
                        new HostStep(
                                List.of(),
                                List.of(received),
                                memory -> memory.apply(received).copyFrom(channel)),
                        new Conv(received, w2, bias, twice, window, 1),
                        new Relu(twice, relu),
                        new Reshape(relu, flat),
                        new Gemm(flat, w3, units, y),
                        new HostStep(List.of(y), List.of(), memory -> copy.copyFrom(memory.apply(y)))),
                List.of(shown, y));
        return new HostPassage(
                new Graph(List.of(run)), List.of(shown, y), List.of(w1, w2, w3, bias, units), x, y, copy);
    }

    /** Writes pictures and weights, the same each time. */
    void fill(Program program) {
        Memories.write(program, x, new Samples(1).gaussian(x.shape(), 1));
        parameters.forEach(w -> Memories.write(
                program,
                w,
                new Samples(w.name().hashCode())
                        .gaussian(w.shape(), 1 / Math.sqrt(w.shape().itemSize()))));
    }

    /** What the last op of the host saw last. */
    float[] seen() {
        return copy.toArray(JAVA_FLOAT);
    }

    private static void add(Function<Tensor, MemorySegment> memory, Tensor x, Tensor y) {
        for (int i = 0; i < x.shape().size(); i++) {
            float more = i % 32 * 0.01f + i / 32 % 7 * 0.1f; // by channel and by column
            memory.apply(y).setAtIndex(JAVA_FLOAT, i, memory.apply(x).getAtIndex(JAVA_FLOAT, i) + more);
        }
    }

    private static Tensor tensor(String name, Shape shape, Role role) {
        return new Tensor(name, shape, Element.FLOAT32, role);
    }
}

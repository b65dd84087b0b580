package lamina.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.train.Optimizer;

/**
 * The update of one parameter {@code w} by an optimizer, ready to run on the {@link Reference}: for examples worked by hand.
 *
 * <pre>{@code
 * try (Update update = Update.of(optimizer, Shape.of(2), 1, 1)) {
 *     update.set("w", 1, 2).set("gradient", 0.5f, 0).set("rate", 0.1f).run();
 *     assertArrayEquals(…, update.get("w"));
 * }
 * }</pre>
 *
 * <p>Tensors are {@code w}, {@code gradient}, {@code rate}, and what the optimizer calls its states, which start as it says.
 */
public final class Update implements AutoCloseable {
    private static final String RUN = "update";

    private final Program program;
    private final Map<String, Tensor> names = new LinkedHashMap<>();

    private Update(Bench bench, Graph graph) {
        program = new Reference(graph, Cut.WHOLE, true);
        graph.tensors().stream().filter(t -> t.role() != Role.VALUE).forEach(this::zero);
        bench.states().forEach((name, state) -> {
            names.put(name, state.tensor());
            Memories.write(program, state.tensor(), Memories.start(state));
        });
    }

    /** An optimizer's update of a parameter of this shape and with these scales of rate and decay. */
    public static Update of(Optimizer optimizer, Shape shape, float rateScale, float decayScale) {
        Bench bench = new Bench("w", true, 1);
        return new Update(bench, graph(bench, optimizer, shape, rateScale, decayScale));
    }

    static Graph graph(Bench bench, Optimizer optimizer, Shape shape, float rateScale, float decayScale) {
        Tensor w = tensor("w", shape, Role.PARAMETER);
        Tensor gradient = tensor("gradient", shape, Role.INPUT);
        Tensor rate = tensor("rate", Shape.of(1), Role.INPUT);
        optimizer.build(bench, new Parameter(w, (_, _, _) -> {}, rateScale, decayScale), gradient, rate);
        return new Graph(List.of(new Procedure(RUN, bench.ops(), List.of())));
    }

    /** Writes {@code w}, {@code gradient}, {@code rate} or a state. */
    public Update set(String name, float... values) {
        Memories.write(program, named(name), values);
        return this;
    }

    /** Runs one update. */
    public Update run() {
        program.run(RUN);
        return this;
    }

    /** Reads {@code w} or a state. */
    public float[] get(String name) {
        return Memories.floats(program, named(name));
    }

    private static Tensor tensor(String name, Shape shape, Role role) {
        return new Tensor(name, shape, Element.FLOAT32, role);
    }

    private void zero(Tensor tensor) {
        names.put(tensor.name(), tensor);
        Memories.write(program, tensor, new int[tensor.shape().size()]);
    }

    private Tensor named(String name) {
        Tensor tensor = names.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is called '" + name + "' here, only " + names.keySet());
        }
        return tensor;
    }

    @Override
    public void close() {
        program.close();
    }
}

package lamina.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.Loss;

/**
 * One layer or loss, built and ready to run on the {@link Reference}: for examples worked by hand.
 *
 * <pre>{@code
 * try (Trial trial = Trial.training(layer, Shape.of(1, 3))) {
 *     trial.set("x", 1, 2, 3).run();
 *     assertArrayEquals(…, trial.get("y"));
 *     assertArrayEquals(…, trial.gradient("x"));
 * }
 * }</pre>
 *
 * <p>Tensors go by short names: {@code x} for the input ({@code x0}, {@code x1} … if there are several), {@code labels} for those of a
 * loss, {@code y} for the output, {@code dy} for the gradient with respect to it, {@code step}, and what the plugin calls its
 * parameters and states. Until they are set, states are what they begin with, {@code dy} is 1 and everything else is 0.
 */
public final class Trial implements AutoCloseable {
    private final Built built;
    private final Program program;
    private final Map<String, Tensor> names = new LinkedHashMap<>();
    private final Map<Tensor, float[]> unused = new HashMap<>(); // where a layer does nothing, its output is its input

    Trial(Built built, Reference program) {
        this.built = built;
        this.program = program;
        built.inputs().forEach(input -> names.put(input.name(), input));
        built.bench().parameters().forEach((name, parameter) -> names.put(name, parameter.tensor()));
        built.bench().states().forEach((name, state) -> names.put(name, state.tensor()));
        names.put("y", built.output());
        names.put("dy", built.dy());
        names.put("step", Bench.STEP);
        begin();
    }

    /** A layer as it is built for training, with gradients. */
    public static Trial training(Layer layer, Shape... inputs) {
        return audited(Built.layer(layer, true, 1, List.of(inputs)));
    }

    /** A layer as it is built for evaluation. */
    public static Trial evaluation(Layer layer, Shape... inputs) {
        return audited(Built.layer(layer, false, 1, List.of(inputs)));
    }

    /** A loss with gradients; its output {@code y} is the losses, [batch]. */
    public static Trial of(Loss loss, Shape scores) {
        return audited(Built.loss(loss, scores));
    }

    private static Trial audited(Built built) {
        return new Trial(built, new Reference(built.graph(), Cut.WHOLE, true));
    }

    private void begin() {
        built.graph().tensors().stream()
                .filter(tensor -> tensor.role() != Role.VALUE)
                .forEach(tensor ->
                        Memories.write(program, tensor, new int[tensor.shape().size()]));
        built.bench().states().forEach((name, state) -> {
            if (state.tensor().element() == Element.FLOAT32) {
                set(name, Memories.start(state));
            }
        });
        float[] ones = new float[built.dy().shape().size()];
        Arrays.fill(ones, 1);
        set("dy", ones);
    }

    /** Writes an input, a parameter, a state or {@code dy}. */
    public Trial set(String name, float... values) {
        Tensor tensor = named(name);
        if (used(tensor)) {
            Memories.write(program, tensor, values);
        } else {
            unused.put(tensor, values.clone());
        }
        return this;
    }

    /** Writes labels, the step, or whole numbers into any other of them. */
    public Trial set(String name, int... values) {
        Tensor tensor = named(name);
        if (tensor.element() == Element.FLOAT32) {
            float[] floats = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                floats[i] = values[i];
            }
            return set(name, floats);
        }
        if (used(tensor)) {
            Memories.write(program, tensor, values);
        }
        return this;
    }

    /** Runs it: forward, and in training the gradients. */
    public Trial run() {
        program.run(Built.RUN);
        return this;
    }

    /** Reads any of the named tensors. */
    public float[] get(String name) {
        return floats(named(name));
    }

    /** Reads the gradient with respect to an input or a parameter. */
    public float[] gradient(String name) {
        return floats(built.gradients().get(named(name)));
    }

    /** A parameter as the layer declared it. */
    public Parameter parameter(String name) {
        named(name);
        return built.bench().parameters().get(name);
    }

    /** The shape of any of the named tensors. */
    public Shape shape(String name) {
        return named(name).shape();
    }

    /** The op types in order, gradients after the forward ops. */
    public List<String> ops() {
        return built.bench().ops().stream().map(Op::type).toList();
    }

    private float[] floats(Tensor tensor) {
        return used(tensor)
                ? Memories.floats(program, tensor)
                : unused.get(tensor).clone();
    }

    private boolean used(Tensor tensor) {
        return built.graph().tensors().contains(tensor);
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

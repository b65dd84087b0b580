package lamina.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;

/** The scope of a single plugin under test: keeps what it adds and declares. */
final class Bench implements Scope {
    static final Tensor STEP = new Tensor("step", Shape.of(1), Element.INT32, Role.INPUT);

    private final String name;
    private final boolean training;
    private final long seed;
    private final List<Op> ops = new ArrayList<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Integer> values = new HashMap<>();

    Bench(String name, boolean training, long seed) {
        this.name = name;
        this.training = training;
        this.seed = seed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean training() {
        return training;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Tensor step() {
        return STEP;
    }

    @Override
    public Parameter parameter(String part, Shape shape, Initializer init, float rateScale, float decayScale) {
        Tensor tensor = new Tensor(name + "." + part, shape, Element.FLOAT32, Role.PARAMETER);
        return parameters.computeIfAbsent(part, _ -> new Parameter(tensor, init, rateScale, decayScale));
    }

    @Override
    public Tensor state(String part, Shape shape, Element element, Initializer init) {
        Tensor tensor = new Tensor(name + "." + part, shape, element, Role.STATE);
        return states.computeIfAbsent(part, _ -> new State(tensor, init)).tensor();
    }

    @Override
    public Tensor value(String part, Shape shape, Element element) {
        int count = values.merge(part, 1, Integer::sum);
        return new Tensor(name + "." + part + (count == 1 ? "" : "~" + count), shape, element, Role.VALUE);
    }

    @Override
    public <O extends Op> O add(O op) {
        ops.add(op);
        return op;
    }

    List<Op> ops() {
        return List.copyOf(ops);
    }

    /** By the name that the plugin gave. */
    Map<String, Parameter> parameters() {
        return parameters;
    }

    /** By the name that the plugin gave. */
    Map<String, State> states() {
        return states;
    }
}

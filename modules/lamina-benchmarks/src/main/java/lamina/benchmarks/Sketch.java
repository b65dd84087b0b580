package lamina.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Gradients;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/** A graph of one op, alone or with its gradients. Put together without the engine, so that nothing but the op is in it. */
final class Sketch implements Gradients {
    static final String PROCEDURE = "run";

    private final List<Op> ops = new ArrayList<>();
    private final Map<Tensor, Tensor> gradients = new LinkedHashMap<>();

    Tensor input(String name, int... dimensions) {
        return new Tensor(name, Shape.of(dimensions), Element.FLOAT32, Role.INPUT);
    }

    Tensor parameter(String name, int... dimensions) {
        return new Tensor(name, Shape.of(dimensions), Element.FLOAT32, Role.PARAMETER);
    }

    /** One run of the op. */
    static Graph forward(Op op) {
        return new Graph(List.of(new Procedure(PROCEDURE, List.of(op), op.writes())));
    }

    /** One run of the op, then the gradients of all that it reads, given one of what it writes. */
    Graph training(Differentiable op, Tensor y) {
        ops.add(op);
        gradients.put(y, new Tensor("dy", y.shape(), Element.FLOAT32, Role.INPUT));
        op.differentiate(this);
        List<Tensor> results = op.reads().stream()
                .filter(gradients::containsKey)
                .map(gradients::get)
                .toList();
        return new Graph(List.of(new Procedure(PROCEDURE, ops, results)));
    }

    @Override
    public Tensor value(String name, Shape shape, Element element) {
        return new Tensor(name, shape, element, Role.VALUE);
    }

    @Override
    public <O extends Op> O add(O op) {
        ops.add(op);
        return op;
    }

    @Override
    public Tensor of(Tensor written) {
        return gradients.get(written);
    }

    @Override
    public boolean wanted(Tensor read) {
        return read.element() == Element.FLOAT32;
    }

    @Override
    public Tensor into(Tensor read) {
        return gradients.computeIfAbsent(read, x -> value("d(" + x.name() + ")", x.shape(), x.element()));
    }
}

package lamina.ops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Gradients;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/** The gradient ops of one op, which must read no tensor twice. */
final class Differentiation implements Gradients {
    private final List<Tensor> wanted;
    private final List<Op> ops = new ArrayList<>();
    private final Map<Tensor, Tensor> into = new LinkedHashMap<>();

    private Differentiation(List<Tensor> wanted) {
        this.wanted = wanted;
    }

    static Differentiation of(Differentiable op, List<Tensor> wanted) {
        Differentiation gradients = new Differentiation(wanted);
        op.differentiate(gradients);
        return gradients;
    }

    List<Op> ops() {
        return ops;
    }

    /** From what is read to its gradient. */
    Map<Tensor, Tensor> gradients() {
        return into;
    }

    @Override
    public Tensor of(Tensor written) {
        return Tensors.gradient(written);
    }

    @Override
    public boolean wanted(Tensor read) {
        return wanted.contains(read);
    }

    @Override
    public Tensor into(Tensor read) {
        if (!wanted(read) || into.put(read, Tensors.gradient(read)) != null) {
            throw new AssertionError("not wanted, or written twice: " + read);
        }
        return into.get(read);
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
}

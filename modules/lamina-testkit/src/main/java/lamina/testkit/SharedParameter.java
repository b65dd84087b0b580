package lamina.testkit;

import java.util.List;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Momentum;
import lamina.ops.Relu;

/** A parameter that one procedure updates and another reads. */
record SharedParameter(Tensor w, Tensor velocity, Tensor gradient, Tensor rate, Tensor y) {

    static SharedParameter of(Shape shape) {
        return of(shape, "");
    }

    static SharedParameter of(Shape shape, String prefix) {
        return new SharedParameter(
                tensor(prefix + "w", shape, Role.PARAMETER),
                tensor(prefix + "velocity", shape, Role.STATE),
                tensor(prefix + "gradient", shape, Role.INPUT),
                tensor(prefix + "rate", Shape.of(1), Role.INPUT),
                tensor(prefix + "y", shape, Role.VALUE));
    }

    Op update() {
        return new Momentum(w, velocity, gradient, rate, 0.9f, 0, 1);
    }

    Graph graph() {
        Procedure train = new Procedure("train", List.of(update()), List.of());
        Procedure evaluate = new Procedure("evaluate", List.of(new Relu(w, y)), List.of(y));
        return new Graph(List.of(train, evaluate));
    }

    private static Tensor tensor(String name, Shape shape, Role role) {
        return new Tensor(name, shape, Element.FLOAT32, role);
    }
}

package lamina.core.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lamina.api.AssemblyException;
import lamina.api.graph.Parameter;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;

/** What the procedures of a graph share: parameters and states, by name. */
final class Declarations {
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();

    /** The parameter of this name: the one declared by another procedure, or this one. */
    Parameter parameter(Parameter wanted) {
        Parameter known = parameters.putIfAbsent(wanted.tensor().name(), wanted);
        return known == null ? wanted : same(known, known.tensor(), wanted.tensor());
    }

    /** The state of this name: the one declared by another procedure, or this one. */
    Tensor state(State wanted) {
        State known = states.putIfAbsent(wanted.tensor().name(), wanted);
        return known == null ? wanted.tensor() : same(known.tensor(), known.tensor(), wanted.tensor());
    }

    /** Gives every parameter the scales by which it learns. */
    void scale(UnaryOperator<Parameter> scaled) {
        parameters.replaceAll((_, parameter) -> scaled.apply(parameter));
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    List<State> states() {
        return List.copyOf(states.values());
    }

    private static <T> T same(T known, Tensor before, Tensor now) {
        if (!before.equals(now)) {
            throw new AssemblyException(
                    "'%s' is declared twice, differently: %s %s and %s %s; a layer has to declare the same tensor for training and for evaluation"
                            .formatted(now.name(), before.element(), before.shape(), now.element(), now.shape()));
        }
        return known;
    }
}

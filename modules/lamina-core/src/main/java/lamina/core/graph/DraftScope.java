package lamina.core.graph;

import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Initializer;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Role;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;

/** A layer's, a loss's or an update's view of the procedure under assembly. */
record DraftScope(
        String name, boolean training, long seed, Tensor step, int first, Declarations declarations, Emitter emitter)
        implements Scope {

    @Override
    public Parameter parameter(String parameter, Shape shape, Initializer init, float rateScale, float decayScale) {
        Tensor tensor = new Tensor(name + "." + parameter, shape, Element.FLOAT32, Role.PARAMETER);
        return declarations.parameter(new Parameter(tensor, init, rateScale, decayScale));
    }

    @Override
    public Tensor state(String state, Shape shape, Element element, Initializer init) {
        return declarations.state(new State(new Tensor(name + "." + state, shape, element, Role.STATE), init));
    }

    @Override
    public Tensor value(String value, Shape shape, Element element) {
        return emitter.value(value, shape, element);
    }

    @Override
    public <O extends Op> O add(O op) {
        return emitter.add(op);
    }
}

package lamina.sgd;

import lamina.api.graph.Element;
import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.train.Optimizer;
import lamina.ops.Momentum;

/** The optimizer: one state, the velocity, and one op for each parameter. */
record Sgd(float momentum, float weightDecay) implements Optimizer {

    @Override
    public void build(Scope scope, Parameter parameter, Tensor gradient, Tensor rate) {
        Tensor w = parameter.tensor();
        Tensor velocity = scope.state("velocity", w.shape(), Element.FLOAT32, Sgd::zero);
        float decay = weightDecay * parameter.decayScale();
        scope.add(new Momentum(w, velocity, gradient, rate, momentum, decay, parameter.rateScale()));
    }

    @SuppressWarnings("unused") // the signature of an initializer
    private static void zero(Floats values, Shape shape, long seed) {
        values.segment().fill((byte) 0);
    }
}

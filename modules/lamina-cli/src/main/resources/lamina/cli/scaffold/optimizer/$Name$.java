package $package$;

import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;
import lamina.api.train.Optimizer;

/**
 * The optimizer: one op for each parameter. One that remembers something between steps asks the scope for a state here.
 *
 * @param weightDecay λ
 */
record $Name$(float weightDecay) implements Optimizer {

    @Override
    public void build(Scope scope, Parameter parameter, Tensor gradient, Tensor rate) {
        float decay = weightDecay * parameter.decayScale();
        scope.add(new $Name$Update(parameter.tensor(), gradient, rate, decay, parameter.rateScale()));
    }
}

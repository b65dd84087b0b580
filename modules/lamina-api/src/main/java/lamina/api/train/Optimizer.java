package lamina.api.train;

import lamina.api.graph.Parameter;
import lamina.api.graph.Scope;
import lamina.api.graph.Tensor;

/** Adds the update of one parameter to the graph. */
public interface Optimizer {

    /**
     * Adds the ops that update a parameter in place.
     *
     * @param scope named after the parameter; its {@code state} lives between steps
     * @param parameter what to update; its scales multiply the rate and the decay
     * @param gradient of the batch's mean loss, same shape as the parameter
     * @param rate the learning rate, [1]
     */
    void build(Scope scope, Parameter parameter, Tensor gradient, Tensor rate);
}

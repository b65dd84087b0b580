package lamina.api.graph;

/** An op through which gradients flow. */
public interface Differentiable extends Op {

    /**
     * Adds the ops that compute the gradient of the loss with respect to each tensor this op reads and the graph wants, given the
     * gradients with respect to what it writes. Called once, at assembly, after every reader of its output has been differentiated.
     */
    void differentiate(Gradients gradients);
}

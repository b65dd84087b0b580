package lamina.core.graph;

/**
 * Why an op is in a graph.
 *
 * @param layer the layer that it belongs to; {@code loss} for the loss
 * @param phase what it does for that layer
 */
public record Origin(String layer, Phase phase) {

    /** The three parts of a step of training. */
    public enum Phase {
        /** Computes the layer's output. */
        FORWARD,
        /** Computes gradients. */
        BACKWARD,
        /** Changes parameters by them. */
        UPDATE
    }
}

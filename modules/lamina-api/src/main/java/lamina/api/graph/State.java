package lamina.api.graph;

/**
 * A tensor that lives between steps, and how it starts.
 *
 * @param tensor its name and shape
 * @param initializer how it starts; integers always start at zero
 */
public record State(Tensor tensor, Initializer initializer) {}

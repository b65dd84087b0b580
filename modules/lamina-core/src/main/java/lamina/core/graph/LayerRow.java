package lamina.core.graph;

import lamina.api.graph.Shape;

/**
 * A layer in the table that {@code check} prints. Shapes and counts are for one picture.
 *
 * @param name the layer's name
 * @param type its plugin's type
 * @param output the shape of its output, without the batch
 * @param parameters how many numbers it learns
 * @param multiplyAdds multiplications followed by an addition in its forward pass
 * @param values how many numbers its forward pass writes
 */
public record LayerRow(String name, String type, Shape output, long parameters, long multiplyAdds, long values) {}

package lamina.core.graph;

import java.util.List;
import lamina.api.graph.Shape;
import lamina.api.layer.Loss;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;

/**
 * What is to be assembled.
 *
 * @param picture the shape of a picture, [height, width, channels]
 * @param layers in order
 * @param loss what training makes small
 * @param seed of everything random in the graph
 */
public record Network(Shape picture, List<LayerSpec> layers, Loss loss, long seed) {

    /** Copies the list. */
    public Network {
        layers = List.copyOf(layers);
    }

    /** The network of a run. */
    public static Network of(RunSpec run) {
        return new Network(new Shape(run.input()), run.layers(), run.loss(), run.seed());
    }
}

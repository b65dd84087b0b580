package lamina.testkit;

import java.util.List;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;

/**
 * A layer that a backend is to run, for {@link BackendContract#layers()}.
 *
 * @param name what the test is called
 * @param layer adds the ops
 * @param inputs the shapes of its inputs, batch first: a batch of 2 or more, odd sizes, not too large to be run some hundred times
 */
public record LayerExample(String name, Layer layer, List<Shape> inputs) {

    /** Copies the list. */
    public LayerExample {
        inputs = List.copyOf(inputs);
    }

    /** Of one input or several. */
    public static LayerExample of(String name, Layer layer, Shape... inputs) {
        return new LayerExample(name, layer, List.of(inputs));
    }

    Built built(boolean training) {
        return Built.layer(layer, training, 1, inputs);
    }
}

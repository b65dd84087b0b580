package lamina.core.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.backend.Graph;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Shape;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;

/**
 * A network as a graph, with the tensors by which it is fed and read.
 *
 * @param graph the procedures {@link #TRAIN} (unless it was assembled for evaluation only) and {@link #EVALUATE}
 * @param images [batch, height, width, channels]
 * @param labels [batch] of {@code INT32}
 * @param step [1] of {@code INT32}
 * @param rate [1], the learning rate
 * @param parameters what is learned, in the order of the layers
 * @param states what else lives between steps
 * @param training what {@link #TRAIN} yields
 * @param evaluation what {@link #EVALUATE} yields
 * @param layers the table
 * @param devices where each op of the graph is, by the name of its device
 * @param origins why each op is in the graph, by the names of what it writes
 */
public record Assembly(
        Graph graph,
        Tensor images,
        Tensor labels,
        Tensor step,
        Tensor rate,
        List<Parameter> parameters,
        List<State> states,
        Optional<Loss.Result> training,
        Loss.Result evaluation,
        List<LayerRow> layers,
        Map<Op, String> devices,
        Map<String, Origin> origins) {

    /** The procedure that runs one step of training: forward, gradients, updates. */
    public static final String TRAIN = "train";

    /** The procedure that runs a forward pass as in use. */
    public static final String EVALUATE = "evaluate";

    /** Copies the lists. */
    public Assembly {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        layers = List.copyOf(layers);
        devices = Map.copyOf(devices);
        origins = Map.copyOf(origins);
    }

    /** Pictures in a batch. */
    public int batch() {
        return images.shape().dim(0);
    }

    /** Classes that the network tells apart. */
    public int classes() {
        return evaluation.probabilities().shape().dim(1);
    }

    /** The shape of a picture, [height, width, channels]. */
    public Shape picture() {
        return new Shape(images.shape().dimensions().subList(1, images.shape().rank()));
    }
}

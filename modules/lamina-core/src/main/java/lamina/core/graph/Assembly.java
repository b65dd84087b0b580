package lamina.core.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lamina.api.backend.Graph;
import lamina.api.graph.Op;
import lamina.api.graph.Parameter;
import lamina.api.graph.Shape;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.api.train.Schedule;

/**
 * A network as a graph, with the tensors by which it is fed and read.
 *
 * @param graph the procedures {@link #TRAIN} (unless it was assembled for evaluation only), {@link #UPDATE} (if a batch comes in
 *     portions), {@link #OBSERVE} and {@link #OBSERVE_UPDATE} (if that was asked for) and {@link #EVALUATE}
 * @param images [batch, height, width, channels]
 * @param labels [batch] of {@code INT32}
 * @param step [1] of {@code INT32}, the number of the step; [2] if a batch comes in portions, with the place of the portion's first picture
 * @param rate [1], the learning rate
 * @param rates [1] each: those of parameters with a schedule of their own
 * @param portions in how many a batch comes
 * @param parameters what is learned, in the order of the layers
 * @param states what else lives between steps
 * @param training what {@link #TRAIN} yields
 * @param observation what {@link #OBSERVE} yields
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
        SequencedMap<Tensor, Schedule> rates,
        int portions,
        List<Parameter> parameters,
        List<State> states,
        Optional<Loss.Result> training,
        Optional<Observation> observation,
        Loss.Result evaluation,
        List<LayerRow> layers,
        Map<Op, String> devices,
        Map<String, Origin> origins) {

    /** The procedure that runs one step of training: forward, gradients, updates; of a portion of a batch all but the updates. */
    public static final String TRAIN = "train";

    /** The procedure that updates, if a batch comes in portions: it runs after the last of them. */
    public static final String UPDATE = "update";

    /** As {@link #TRAIN}, and looks into itself: the same operations, and measurements that only read. */
    public static final String OBSERVE = "observe";

    /** As {@link #UPDATE}, and looks at what it updates by. */
    public static final String OBSERVE_UPDATE = "observe-update";

    /** The procedure that runs a forward pass as in use. */
    public static final String EVALUATE = "evaluate";

    /** Copies the lists. */
    public Assembly {
        rates = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rates));
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        layers = List.copyOf(layers);
        devices = Map.copyOf(devices);
        origins = Map.copyOf(origins);
    }

    /** Pictures in a batch, or in a portion of one: what the graph sees at a time. */
    public int batch() {
        return images.shape().dim(0);
    }

    /** The rate by which a parameter learns: the run's, or one of {@link #rates}. */
    public Tensor rate(Parameter parameter) {
        return graph.procedures().stream()
                .flatMap(procedure -> procedure.ops().stream())
                .filter(op -> op.writes().contains(parameter.tensor()))
                .flatMap(op -> op.reads().stream())
                .filter(rates::containsKey)
                .findFirst()
                .orElse(rate);
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

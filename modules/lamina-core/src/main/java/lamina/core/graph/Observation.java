package lamina.core.graph;

import java.util.List;
import java.util.stream.Stream;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;

/**
 * What {@link Assembly#OBSERVE} yields: what a step of training yields, and what was measured on the way. If a batch comes in portions,
 * the norms come from {@link Assembly#OBSERVE_UPDATE}, and the peaks are those of the last portion.
 *
 * @param result the losses and probabilities
 * @param layers those that learn or have rectifiers, in order
 */
public record Observation(Loss.Result result, List<Layer> layers) {

    /** Copies the list. */
    public Observation {
        layers = List.copyOf(layers);
    }

    /**
     * What is measured of a layer.
     *
     * @param norms of the gradients of its parameters, [1] each
     * @param peaks the largest output of each unit of its rectifiers over the batch, [units] each
     */
    public record Layer(String name, List<Tensor> norms, List<Tensor> peaks) {

        /** Copies the lists. */
        public Layer {
            norms = List.copyOf(norms);
            peaks = List.copyOf(peaks);
        }
    }

    /** What is read after the last forward pass of a step. */
    List<Tensor> passed() {
        return Stream.concat(
                        Stream.of(result.losses(), result.probabilities()),
                        layers.stream().flatMap(layer -> layer.peaks.stream()))
                .toList();
    }

    /** What is read after the update. */
    List<Tensor> updated() {
        return layers.stream().flatMap(layer -> layer.norms.stream()).toList();
    }
}

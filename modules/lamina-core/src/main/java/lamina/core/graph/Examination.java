package lamina.core.graph;

import java.util.List;
import lamina.api.graph.Tensor;

/**
 * A network to be looked into: the forward pass of a step of training, with the extent of each layer's output. It has the parameters and
 * states of the network that trains, and learns nothing.
 *
 * @param assembly its only procedure is {@link #PROCEDURE}, which yields what {@link Assembly#evaluation} says
 * @param outputs in the order of the layers
 */
public record Examination(Assembly assembly, List<Output> outputs) {

    /** The procedure. */
    public static final String PROCEDURE = "examine";

    /** Copies the list. */
    public Examination {
        outputs = List.copyOf(outputs);
    }

    /**
     * What a layer yields.
     *
     * @param layer its name
     * @param type its type
     * @param output its output
     * @param extent [2]: how many elements of the output are not finite, and the largest magnitude of those that are
     */
    public record Output(String layer, String type, Tensor output, Tensor extent) {}

    /** Of a network on whole batches. */
    public static Examination of(Network network, int batch) {
        return Assembler.examination(network, batch);
    }
}

package lamina.api.train;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run looks at in some of its steps: how large gradients are, and how many units are dead. Nothing that is learned depends on it.
 *
 * @param step the step, counted from 1 since the run began
 * @param epoch the epoch that it belongs to, counted from 1
 * @param gradientNorm the Euclidean norm of the gradient of the batch's mean loss with respect to all that is learned, without weight
 *     decay; not finite if one of its elements is not
 * @param layers those that learn or have rectifiers, in their order
 */
public record Statistics(long step, int epoch, double gradientNorm, List<Layer> layers) {

    /** Copies the list. */
    public Statistics {
        layers = List.copyOf(layers);
    }

    /**
     * A layer.
     *
     * @param name its name
     * @param gradientNorm the norm with respect to its own parameters; empty if it learns nothing
     * @param dead the share of units, 0 to 1, whose rectifier yielded zero for every picture of the batch; of a feature map, which is one
     *     unit, everywhere. Empty if it has no rectifier. A run with replicas looks at the first replica's share of the batch
     */
    public record Layer(String name, OptionalDouble gradientNorm, OptionalDouble dead) {}
}

package lamina.core.train;

import java.util.List;
import java.util.Optional;

/**
 * A run whose loss is no number any more, or has exploded.
 *
 * @param step the step that it was found in, counted from 1
 * @param epoch counted from 1
 * @param rate the step's learning rate
 * @param loss the mean loss of the step's batch; perhaps not finite
 * @param finding where it comes from
 * @param items the batch's pictures, as indices into the training split
 */
record Divergence(long step, int epoch, float rate, double loss, Finding finding, List<Integer> items) {

    /** Copies the list. */
    Divergence {
        items = List.copyOf(items);
    }

    /**
     * Where it comes from.
     *
     * @param layer the layer's name; empty if none was found
     * @param text for people
     * @param rows of the batch that have to do with it, as if it were those of one picture; empty if it is all of them
     */
    record Finding(Optional<String> layer, String text, List<Integer> rows) {

        /** Copies the list. */
        Finding {
            rows = List.copyOf(rows);
        }
    }
}

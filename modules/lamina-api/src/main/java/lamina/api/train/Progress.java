package lamina.api.train;

import java.util.List;

/**
 * How far a run has come.
 *
 * @param step steps done
 * @param stepsPerEpoch steps in one pass over the training pictures
 * @param epochs passes planned
 * @param history the epochs that are complete, oldest first
 */
public record Progress(long step, int stepsPerEpoch, int epochs, List<Epoch> history) {

    /** Epochs done, with the fraction of the present one. */
    public double epoch() {
        return (double) step / stepsPerEpoch;
    }

    /** Steps planned. */
    public long steps() {
        return (long) stepsPerEpoch * epochs;
    }
}

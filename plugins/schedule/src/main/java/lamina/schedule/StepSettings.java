package lamina.schedule;

import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of the schedule of regular drops. */
@Doc("A drop of the learning rate at regular intervals")
public record StepSettings(
        @Doc("The learning rate at first") @Default("0.01") @Range(min = 0, above = true)
        double rate,

        @Doc("What each drop multiplies the rate by")
        @Default("0.1")
        @Range(min = 0, max = 1, above = true, below = true)
        double factor,

        @Doc("Epochs from drop to drop; this or steps") @Range(min = 1)
        Optional<Integer> epochs,

        @Doc("Steps from drop to drop; this or epochs") @Range(min = 1)
        Optional<Integer> steps) {

    /** @throws IllegalArgumentException unless exactly one of the two intervals is given */
    public StepSettings {
        if (epochs.isPresent() == steps.isPresent()) {
            throw new IllegalArgumentException("the interval between drops is given as epochs or as steps, "
                    + (steps.isPresent() ? "not both" : "found neither"));
        }
    }
}

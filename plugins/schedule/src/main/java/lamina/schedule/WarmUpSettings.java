package lamina.schedule;

import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.train.Schedule;

/** The settings of {@code warm-up}. */
@Doc("Another schedule whose first steps are smaller")
public record WarmUpSettings(
        @Doc("The schedule whose rates are reached in the end; its own time runs from the first step on")
        Schedule schedule,

        @Doc("Epochs until its rates are reached; this or steps") @Range(min = 1)
        Optional<Integer> epochs,

        @Doc("Steps until its rates are reached; this or epochs") @Range(min = 1)
        Optional<Integer> steps,

        @Doc("The share of its rate from which the first step rises") @Default("0") @Range(min = 0, max = 1)
        double from) {

    /** @throws IllegalArgumentException unless exactly one of the two durations is given */
    public WarmUpSettings {
        if (epochs.isPresent() == steps.isPresent()) {
            throw new IllegalArgumentException("the duration of a warm-up is given as epochs or as steps, "
                    + (steps.isPresent() ? "not both" : "found neither"));
        }
    }
}

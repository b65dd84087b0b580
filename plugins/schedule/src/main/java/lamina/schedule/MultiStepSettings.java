package lamina.schedule;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code multi-step}. */
@Doc("A drop of the learning rate after each of some epochs")
public record MultiStepSettings(
        @Doc("The learning rate at first") @Default("0.01") @Range(min = 0, above = true)
        double rate,

        @Doc("What each drop multiplies the rate by")
        @Default("0.1")
        @Range(min = 0, max = 1, above = true, below = true)
        double factor,

        @Doc("The drops: after so many epochs of the run, rising") @Range(min = 1)
        List<Integer> epochs) {

    /** @throws IllegalArgumentException if the epochs do not rise */
    public MultiStepSettings {
        epochs = List.copyOf(epochs);
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i) <= epochs.get(i - 1)) {
                throw new IllegalArgumentException("epochs must rise from drop to drop, found " + epochs);
            }
        }
    }
}

package lamina.tensorboard;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** Settings of {@code tensorboard}. */
public record TensorboardSettings(
        @Doc("Of how many steps one is written; the first is too") @Default("10") @Range(min = 1)
        int every,

        @Doc("After each epoch the filters of the first convolution, as a picture") @Default("true")
        boolean filters,

        @Doc("After each epoch a histogram of each parameter") @Default("true")
        boolean histograms) {}

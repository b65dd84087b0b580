package lamina.sgd;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of stochastic gradient descent. */
@Doc("Stochastic gradient descent with momentum and weight decay")
public record SgdSettings(
        @Doc("The share of the velocity that stays from step to step")
        @Default("0.9")
        @Range(min = 0, max = 1, below = true)
        float momentum,

        @Doc("How strongly parameters are pulled to zero, relative to the learning rate")
        @Default("0.0005")
        @Range(min = 0)
        float weightDecay) {}

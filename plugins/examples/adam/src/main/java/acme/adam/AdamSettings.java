package acme.adam;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code acme:adam}. Of type {@code double}, so that 1 − β is exact when it becomes a {@code float}. */
@Doc("Adam: steps by the mean of the gradients over the root of their mean square")
public record AdamSettings(
        @Doc("The share of the mean gradient that stays from step to step")
        @Default("0.9")
        @Range(min = 0, max = 1, below = true)
        double beta1,

        @Doc("The share of the mean square that stays from step to step")
        @Default("0.999")
        @Range(min = 0, max = 1, below = true)
        double beta2,

        @Doc("Added to the root, so that what has no gradient is not divided by zero")
        @Default("1e-8")
        @Range(min = 0, above = true)
        double epsilon,

        @Doc("How strongly parameters are pulled to zero: added to the gradient, times the parameter")
        @Default("0")
        @Range(min = 0)
        double weightDecay) {}

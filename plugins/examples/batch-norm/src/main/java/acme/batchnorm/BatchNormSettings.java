package acme.batchnorm;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code acme:batch-norm}, called as ONNX calls them. */
@Doc("Batch normalization, with running statistics for evaluation")
public record BatchNormSettings(
        @Doc("Added to the variance, so that what does not vary is not divided by zero")
        @Default("1e-5")
        @Range(min = 0, above = true)
        float epsilon,

        @Doc("The share of the running statistics that stays from step to step")
        @Default("0.9")
        @Range(min = 0, max = 1, below = true)
        float momentum) {}

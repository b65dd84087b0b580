package lamina.api.graph;

/**
 * A learned tensor, and how it starts and learns.
 *
 * @param tensor its name and shape
 * @param initializer how it starts
 * @param rateScale multiplies the learning rate (Caffe's {@code lr_mult}); 0 freezes it
 * @param decayScale multiplies the weight decay (Caffe's {@code decay_mult}); 0 for a parameter that must not shrink
 */
public record Parameter(Tensor tensor, Initializer initializer, float rateScale, float decayScale) {}

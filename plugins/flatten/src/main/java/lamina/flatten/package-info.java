/**
 * The layer {@code flatten}: [batch, height, width, channels] to [batch, height &middot; width &middot; channels], in that order; ONNX's
 * {@code Flatten} with axis 1. {@code dense} does it by itself.
 */
package lamina.flatten;

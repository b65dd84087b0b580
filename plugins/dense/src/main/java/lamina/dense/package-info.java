/**
 * The layer {@code dense}: every unit sees every input, y = x &middot; w<sup>T</sup> + b; ONNX's {@code Gemm} with {@code transB}.
 *
 * <p>Feature maps [batch, height, width, channels] are flattened to [batch, height &middot; width &middot; channels] first, in that
 * order: weights that come from a framework with channels first (Caffe, PyTorch) have their columns in another one.
 */
package lamina.dense;

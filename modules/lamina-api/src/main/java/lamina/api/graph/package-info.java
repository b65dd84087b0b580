/**
 * The static graph: {@link lamina.api.graph.Tensor}s are named shapes, {@link lamina.api.graph.Op}s read and write them, a
 * {@link lamina.api.graph.Scope} is where a layer adds them, and {@link lamina.api.graph.Gradients} is where an op adds its own
 * derivative. Nothing here holds numbers.
 *
 * <p>Activations are laid out [batch, height, width, channels]; convolution weights [out, in / groups, height, width], as in ONNX and
 * PyTorch. A backend may keep another layout inside.
 */
package lamina.api.graph;

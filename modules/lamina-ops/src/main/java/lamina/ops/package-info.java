/**
 * The vocabulary of ops that layers emit and backends recognise, each with its gradient and its portable kernels. Semantics follow
 * ONNX's operators.
 *
 * <p>Activations are [batch, height, width, channels] or [batch, features]; convolution weights [out, in / group, height, width]; dense
 * weights [out, in]; biases [out]. The gradient with respect to a tensor has the tensor's shape; a gradient op holds the record of its
 * forward op. A record whose tensors do not fit each other cannot be made: its constructor throws
 * {@link lamina.api.AssemblyException} with a message that names both shapes.
 *
 * <p>The kernels are written in the dialect of {@link lamina.api.kernel}. Each output element is a sum in one fixed order, so the
 * result does not depend on how the range is cut.
 */
package lamina.ops;

/**
 * The override set {@code onednn}: convolutions, dense layers, pooling, normalization, activations and softmax as primitives of oneDNN,
 * called through the Foreign Function and Memory API. Computes in fp32 on the visible layouts.
 */
package lamina.onednn;

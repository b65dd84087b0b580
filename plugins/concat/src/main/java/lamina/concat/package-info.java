/**
 * The layer {@code concat}: the outputs of several layers side by side, in the order of {@code from}. Feature maps [batch, height, width,
 * channels] are joined by their channels, rows [batch, features] by their features; ONNX's {@code Concat} with axis -1 here. Where branches
 * of a network meet, as the two columns of Krizhevsky 2012 do before the third convolution and before the dense layers.
 */
package lamina.concat;

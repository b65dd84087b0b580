/**
 * The layer {@code split}: one of the equal parts into which a layer's output is cut, the channels of feature maps [batch, height, width,
 * channels] or the features of rows [batch, features]; an output of ONNX's {@code Split} with axis -1 here. A layer has one output, so
 * each part is a layer of its own, which names by {@code from} what is cut: branches of a network begin there.
 */
package lamina.split;

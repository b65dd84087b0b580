package lamina.onednn;

import lamina.api.graph.Tensor;

/**
 * Where and how the content of a tensor of the original graph lies.
 *
 * @param tensor whose memory it is in: the tensor itself, or one of our own
 * @param layout how it lies there
 */
record Form(Tensor tensor, Layout layout) {}

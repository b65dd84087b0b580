/**
 * The layer {@code dropout}: in training each element is zero with probability p, each time anew.
 *
 * <p>Hinton et al., "Improving neural networks by preventing co-adaptation of feature detectors" (2012); Krizhevsky 2012, section 4.2.
 * There y = x &middot; mask in training and y = (1 - p) &middot; x in evaluation; the inverted form, which Caffe and PyTorch have, is y
 * = x &middot; mask / (1 - p) and y = x. The mask is a pure function of the layer's seed, the step and the index.
 */
package lamina.dropout;

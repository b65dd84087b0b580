/**
 * The layer {@code conv}: two-dimensional convolution with groups, y[n,p,q,o] = b[o] + &Sigma; x[n,p&middot;s+i,q&middot;s+j,c]
 * &middot; w[o,c,i,j] over the window and the channels of o's group.
 *
 * <p>LeCun et al., "Backpropagation applied to handwritten zip code recognition" (1989); groups are the columns of Krizhevsky,
 * Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks" (2012), section 3.2. Names and meaning of
 * the attributes are those of ONNX's {@code Conv}.
 */
package lamina.conv;

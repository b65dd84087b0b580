/**
 * The layers {@code lrn} and {@code spatial-lrn}: y = x / (k + &alpha; &middot; &Sigma; x&sup2;)<sup>&beta;</sup>, where the sum runs
 * over neighbouring channels at the same position, or over neighbouring positions in the same channel.
 *
 * <p>Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks" (2012), section 3.3, with k
 * = 2, n = 5, &alpha; = 10<sup>-4</sup>, &beta; = 0.75. The paper multiplies the sum by &alpha;; the program that produced its results,
 * Caffe, ONNX and PyTorch multiply it by &alpha; / n. {@code alphaPerElement} chooses. The second form is in that program only, after
 * the second convolution (size 5, &alpha; = 0.001, k = 1, divided by the window's 25 elements).
 */
package lamina.lrn;

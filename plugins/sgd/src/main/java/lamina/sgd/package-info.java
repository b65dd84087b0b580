/**
 * The optimizer {@code sgd}: stochastic gradient descent with momentum and weight decay, v &larr; &mu; &middot; v - &lambda; &middot;
 * &epsilon; &middot; w - &epsilon; &middot; g, then w &larr; w + v.
 *
 * <p>Krizhevsky 2012, section 5, with &mu; = 0.9 and &lambda; = 0.0005. The rate &epsilon; is inside the velocity, as there and in
 * Caffe; PyTorch keeps it outside, which differs for a few steps after the rate has changed.
 */
package lamina.sgd;

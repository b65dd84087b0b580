/**
 * Batch normalization: y = scale · (x − μ) / √(σ² + ε) + bias, channel by channel (Ioffe and Szegedy, "Batch normalization: accelerating
 * deep network training by reducing internal covariate shift", ICML 2015, algorithms 1 and 2).
 *
 * <p>In training μ and σ² are those of the batch at hand. In evaluation they are running averages of what training saw, which are the
 * layer's state: they are saved with the weights, and a run that goes on finds them in its checkpoint.
 */
package acme.batchnorm;

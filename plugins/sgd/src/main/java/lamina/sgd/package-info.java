/** Stochastic gradient descent with momentum and weight decay. */
package lamina.sgd;

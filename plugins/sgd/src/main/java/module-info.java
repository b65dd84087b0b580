/** Stochastic gradient descent with momentum and weight decay. */
module lamina.sgd {
    requires lamina.api;
    requires lamina.ops;
}

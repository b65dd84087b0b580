/** Stochastic gradient descent with momentum and weight decay. */
module lamina.sgd {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.sgd;

    provides lamina.api.train.OptimizerProvider with
            lamina.sgd.SgdProvider;
}

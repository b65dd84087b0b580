/** Softmax and its cross-entropy. */
module lamina.softmaxloss {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.softmaxloss;

    provides lamina.api.layer.LossProvider with
            lamina.softmaxloss.SoftmaxLossProvider;
}

/** Fully connected layer. */
module lamina.dense {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.dense;

    provides lamina.api.layer.LayerProvider with
            lamina.dense.DenseProvider;
}

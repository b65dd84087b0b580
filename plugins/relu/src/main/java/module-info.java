/** Rectified linear units. */
module lamina.relu {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.relu;

    provides lamina.api.layer.LayerProvider with
            lamina.relu.ReluProvider;
}

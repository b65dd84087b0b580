/** Max and average pooling. */
module lamina.pool {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.pool;

    provides lamina.api.layer.LayerProvider with
            lamina.pool.AveragePoolProvider,
            lamina.pool.MaxPoolProvider;
}

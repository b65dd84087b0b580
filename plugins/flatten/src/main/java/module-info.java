/** Feature maps to vectors. */
module lamina.flatten {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.flatten;

    provides lamina.api.layer.LayerProvider with
            lamina.flatten.FlattenProvider;
}

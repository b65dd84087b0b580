/** A part of a layer's output. */
module lamina.split {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.split;

    provides lamina.api.layer.LayerProvider with
            lamina.split.SplitProvider;
}

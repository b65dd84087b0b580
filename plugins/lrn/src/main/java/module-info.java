/** Local response normalization across channels and across positions. */
module lamina.lrn {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.lrn;

    provides lamina.api.layer.LayerProvider with
            lamina.lrn.LrnProvider,
            lamina.lrn.SpatialLrnProvider;
}

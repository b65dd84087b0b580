/** Hyperbolic tangent. */
module lamina.tanh {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.tanh;

    provides lamina.api.layer.LayerProvider with
            lamina.tanh.TanhProvider;
}

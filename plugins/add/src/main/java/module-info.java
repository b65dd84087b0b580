/** The sum of several layers' outputs. */
module lamina.add {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.add;

    provides lamina.api.layer.LayerProvider with
            lamina.add.AddProvider;
}

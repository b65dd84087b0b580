/** Dropout. */
module lamina.dropout {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.dropout;

    provides lamina.api.layer.LayerProvider with
            lamina.dropout.DropoutProvider;
}

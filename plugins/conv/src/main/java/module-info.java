/** Two-dimensional convolution, with groups. */
module lamina.conv {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.conv;

    provides lamina.api.layer.LayerProvider with
            lamina.conv.ConvProvider;
}

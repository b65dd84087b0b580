/** Several layers' outputs side by side. */
module lamina.concat {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.concat;

    provides lamina.api.layer.LayerProvider with
            lamina.concat.ConcatProvider;
}

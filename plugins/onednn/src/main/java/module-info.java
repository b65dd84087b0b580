/** Overrides that run the hot ops of host backends as oneDNN primitives. */
module lamina.onednn {
    requires transitive lamina.api;
    requires lamina.ops;

    exports lamina.onednn;

    provides lamina.api.backend.OverrideProvider with
            lamina.onednn.OneDnnProvider;
}

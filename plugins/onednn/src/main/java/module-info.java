/** Overrides that run the hot ops of host backends as oneDNN primitives. */
module lamina.onednn {
    requires transitive lamina.api;
    requires lamina.ops;
    requires static jdk.incubator.vector; // there if the launcher resolves it

    exports lamina.onednn;

    provides lamina.api.backend.OverrideProvider with
            lamina.onednn.OneDnnProvider;
}

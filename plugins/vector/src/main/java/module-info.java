/** Overrides that run the hot ops of host backends in Java alone, by the Vector API. */
module lamina.vector {
    requires transitive lamina.api;
    requires lamina.ops;
    requires static jdk.incubator.vector; // incubating: there only if Java is started with --add-modules

    exports lamina.vector;

    provides lamina.api.backend.OverrideProvider with
            lamina.vector.VectorProvider;
}

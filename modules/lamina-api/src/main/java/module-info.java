/**
 * The contracts of Lamina: what a plugin provides, what a layer builds, what a backend runs. Needs nothing but {@code java.base}.
 *
 * <p>This module and {@code lamina.ops} are the compatibility promise to plugin authors.
 */
module lamina.api {
    exports lamina.api;
    exports lamina.api.backend;
    exports lamina.api.data;
    exports lamina.api.graph;
    exports lamina.api.kernel;
    exports lamina.api.layer;
    exports lamina.api.train;
}

/** The engine: realms of plugins, assembly, gradients, training. */
module lamina.core {
    requires transitive lamina.api;
    requires lamina.ops;
    requires tools.jackson.core;
}

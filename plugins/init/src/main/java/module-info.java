/** Initializers of parameters. */
module lamina.init {
    requires transitive lamina.api;

    exports lamina.init;

    provides lamina.api.graph.InitializerProvider with
            lamina.init.ConstantProvider,
            lamina.init.GaussianProvider,
            lamina.init.HeProvider,
            lamina.init.UniformProvider,
            lamina.init.XavierProvider;
}

/** The engine: realms of plugins, assembly, gradients, training. */
module lamina.core {
    requires transitive lamina.api;
    requires lamina.ops;
    requires lamina.storage;
    requires java.management;
    requires java.net.http;
    requires jdk.jfr;
    requires tools.jackson.core;

    exports lamina.core;
    exports lamina.core.data;
    exports lamina.core.device;
    exports lamina.core.estimate;
    exports lamina.core.fetch;
    exports lamina.core.graph;
    exports lamina.core.pack;
    exports lamina.core.plugin;
    exports lamina.core.survey;
    exports lamina.core.train;
    exports lamina.core.verify;

    uses lamina.api.backend.BackendProvider;
    uses lamina.api.backend.OverrideProvider;
    uses lamina.api.data.AugmentationProvider;
    uses lamina.api.data.DatasetProvider;
    uses lamina.api.data.DecoderProvider;
    uses lamina.api.graph.InitializerProvider;
    uses lamina.api.layer.LayerProvider;
    uses lamina.api.layer.LossProvider;
    uses lamina.api.train.CollectiveProvider;
    uses lamina.api.train.OptimizerProvider;
    uses lamina.api.train.RunListenerProvider;
    uses lamina.api.train.ScheduleProvider;
    uses lamina.core.verify.Verifier;
}

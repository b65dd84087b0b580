/** The backend that runs graphs on the processor's cores: portable kernels, and whatever overrides make faster. */
module lamina.cpu {
    requires transitive lamina.api;
    requires jdk.jfr;

    exports lamina.cpu;

    provides lamina.api.backend.BackendProvider with
            lamina.cpu.CpuProvider;
}

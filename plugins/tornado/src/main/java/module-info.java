/** The backend that runs graphs on GPUs: Java kernels compiled by TornadoVM. */
module lamina.tornado {
    requires transitive lamina.api;
    requires lamina.ops;
    requires tornado.api;
    requires tornado.runtime;

    exports lamina.tornado;
}

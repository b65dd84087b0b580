/** The backend that runs graphs on GPUs: Java kernels compiled by TornadoVM. */
module lamina.tornado {
    requires transitive lamina.api;
    requires lamina.kernels;
    requires lamina.ops;
    requires transitive tornado.api;
    requires static tornado.cublas; // where TornadoVM has its CUDA backend
    requires tornado.runtime;

    exports lamina.tornado;

    opens lamina.tornado to
            tornado.runtime; // which calls the kernels of hot ops by reflection where it has to

    provides lamina.api.backend.BackendProvider with
            lamina.tornado.TornadoProvider;
}

/** The backend that runs graphs on GPUs: Java kernels compiled by TornadoVM. */
module lamina.tornado {
    requires transitive lamina.api;
    requires lamina.kernels;
    requires lamina.ops;
    requires transitive tornado.api;
    requires tornado.runtime;

    exports lamina.tornado;

    provides lamina.api.backend.BackendProvider with
            lamina.tornado.TornadoProvider;
    provides uk.ac.manchester.tornado.runtime.library.spi.TornadoLibraryProvider with
            lamina.tornado.CublasProvider;
}

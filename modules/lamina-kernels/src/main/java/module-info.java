/** Rewrites kernels for devices: byte code over another array type, from the class file of a kernel record. */
module lamina.kernels {
    requires transitive lamina.api;

    exports lamina.kernels;
}

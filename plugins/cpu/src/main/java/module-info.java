/** The backend that runs portable kernels on the processor's cores. */
module lamina.cpu {
    requires lamina.api;
    requires lamina.ops;
}

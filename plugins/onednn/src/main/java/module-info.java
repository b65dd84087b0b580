/** Overrides that run the hot ops of the cpu backend as oneDNN primitives. */
module lamina.onednn {
    requires lamina.api;
    requires lamina.ops;
}

/** Local response normalization across channels. */
module lamina.lrn {
    requires lamina.api;
    requires lamina.ops;
}

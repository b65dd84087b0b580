/** A decoder of uncompressed pixels. */
module lamina.raw {
    requires lamina.api;
    requires lamina.ops;
}

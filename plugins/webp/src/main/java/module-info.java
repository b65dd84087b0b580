/** A decoder of WebP pictures by libwebp, where that is installed. */
module lamina.webp {
    requires transitive lamina.api;

    exports lamina.webp;

    provides lamina.api.data.DecoderProvider with
            lamina.webp.WebpProvider;
}

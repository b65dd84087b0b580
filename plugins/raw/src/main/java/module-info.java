/** A decoder of pictures that are stored without compression. */
module lamina.raw {
    requires transitive lamina.api;

    exports lamina.raw;

    provides lamina.api.data.DecoderProvider with
            lamina.raw.RawProvider;
}

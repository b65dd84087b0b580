/** Decoders of JPEG pictures: by the JDK's own ImageIO, and by libjpeg-turbo where that is installed. */
module lamina.imageio {
    requires transitive lamina.api;
    requires java.desktop;

    exports lamina.imageio;

    provides lamina.api.data.DecoderProvider with
            lamina.imageio.ImageioProvider,
            lamina.imageio.TurboJpegProvider;
}

/** A decoder of JPEG pictures by the JDK's own ImageIO. */
module lamina.imageio {
    requires transitive lamina.api;
    requires java.desktop;

    exports lamina.imageio;

    provides lamina.api.data.DecoderProvider with
            lamina.imageio.ImageioProvider;
}

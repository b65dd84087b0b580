/** A decoder of PNG, GIF, BMP and TIFF pictures by Apache Commons Imaging. */
module lamina.imaging {
    requires transitive lamina.api;
    requires java.desktop;
    requires org.apache.commons.imaging;

    exports lamina.imaging;

    provides lamina.api.data.DecoderProvider with
            lamina.imaging.ImagingProvider;
}

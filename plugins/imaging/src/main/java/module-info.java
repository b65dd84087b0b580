/** A decoder of images by Apache Commons Imaging. */
module lamina.imaging {
    requires lamina.api;
    requires lamina.ops;
    requires org.apache.commons.imaging;
}

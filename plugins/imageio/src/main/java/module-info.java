/** A decoder of JPEG and PNG images by the JDK's ImageIO. */
module lamina.imageio {
    requires lamina.api;
    requires lamina.ops;
    requires java.desktop;
}

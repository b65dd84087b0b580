/** A decoder of JPEG and PNG images by the JDK's ImageIO. */
package lamina.imageio;

/**
 * Decodes JPEG by ImageIO (that is, by the libjpeg inside the JDK), baseline and progressive, grey, colour and CMYK.
 *
 * <p>ImageIO is only asked for the stored samples, {@code readRaster}: its own colour conversion lightens grey pictures, applies ICC
 * profiles, which Caffe, Torch and Pillow ignore, and gives up on CMYK. The conversion to red, green, blue here is libjpeg's, to the
 * bit, by libjpeg's rules for which colours a file holds. EXIF orientation is ignored, as ImageNet's users do.
 */
package lamina.imageio;

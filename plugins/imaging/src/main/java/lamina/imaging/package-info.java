/**
 * Decodes PNG, GIF, BMP and TIFF by Apache Commons Imaging, whatever the file is called: the first bytes decide. JPEG is left to the
 * decoder {@code imageio}, as Commons Imaging knows no progressive JPEG and gets restart markers and CMYK wrong.
 *
 * <p>Palettes and grey become red, green, blue; of 16 bits the upper 8 are kept; transparent pixels show a background colour; of an
 * animation or several pages the first is taken. Colour profiles and gamma are ignored, as Pillow and torchvision do.
 */
package lamina.imaging;

/**
 * Decodes JPEG, baseline and progressive, grey, colour, CMYK and YCCK: {@code imageio} by the libjpeg inside the JDK, and
 * {@code turbojpeg} by libjpeg-turbo, where the system has it, through the Foreign Function and Memory API, more than twice as fast.
 *
 * <p>ImageIO is only asked for the stored samples, {@code readRaster}: its own colour conversion lightens grey pictures, applies ICC
 * profiles, which Caffe, Torch and Pillow ignore, and gives up on CMYK. The conversion to red, green, blue here is libjpeg's, to the
 * bit, by libjpeg's rules for which colours a file holds. EXIF orientation and profiles are ignored, as ImageNet's users do, unless
 * {@code applyOrientation} and {@code applyProfile} ask for them.
 *
 * <p>The two give the same bits for each of 254 photographs of ImageNet. They differ where a file is damaged and each makes up for it in
 * its own way, in vertical chroma subsampling (4:4:0), which libjpeg-turbo smooths, and where a scaled decode was allowed.
 *
 * <p>Nothing is allocated before the header was looked at: size, kind of coding, number of scans. Files that break off are refused unless
 * {@code tolerateTruncated} is set; a missing end marker alone is no damage.
 */
package lamina.imageio;

/** A decoder of images by Apache Commons Imaging. */
package lamina.imaging;

/**
 * Decodes WebP (RFC 9649), lossy, lossless and with transparency, by the operating system's libwebp through the Foreign Function and
 * Memory API. Animations are refused: libwebp proper decodes single pictures. Colour profiles are ignored, as for other formats.
 */
package lamina.webp;

/** A decoder of uncompressed pixels. */
package lamina.raw;

package lamina.api.data;

import java.lang.foreign.MemorySegment;

/**
 * One example as it is stored.
 *
 * @param name what messages call it: a path, or a file and a record number
 * @param label index into the dataset's classes
 * @param bytes the stored bytes
 * @param format what the bytes are
 */
public record Encoded(String name, int label, MemorySegment bytes, Format format) {

    /** What stored bytes are. */
    public sealed interface Format {}

    /** A picture file; its first bytes tell which kind. */
    public record File() implements Format {}

    /**
     * Samples of 8 bits without any header.
     *
     * @param height rows
     * @param width columns
     * @param channels 1 for grey, 3 for red, green, blue
     * @param planar whether each channel is stored whole, one after the other ([channels, height, width])
     */
    public record Raw(int height, int width, int channels, boolean planar) implements Format {}
}

package lamina.api.data;

import java.io.IOException;

/** Makes a picture of stored bytes. Used by several threads at once. */
public interface Decoder {

    /** Whether this decoder knows what the bytes are; looks at the format and the first bytes only. */
    boolean accepts(Encoded encoded);

    /**
     * Decodes into a picture of three channels, red, green, blue, samples in 0 to 255; grey becomes three equal channels.
     *
     * @throws lamina.api.DataException if the bytes cannot be decoded; the message names the example
     */
    void decode(Encoded encoded, Image into) throws IOException;

    /** Of the decoders that accept an example, the highest rank decodes it. */
    default int rank() {
        return 0;
    }
}

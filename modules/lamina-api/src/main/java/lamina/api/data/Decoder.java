package lamina.api.data;

import java.io.IOException;
import java.util.Optional;

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

    /**
     * Decodes, and may shrink the picture evenly on the way, which is faster, as long as its shorter side keeps at least so many pixels.
     *
     * @param detail pixels of the shorter side beyond which little is gained: {@link Augmentation#detail}
     * @throws lamina.api.DataException if the bytes cannot be decoded; the message names the example
     */
    default void decode(Encoded encoded, Image into, int detail) throws IOException {
        decode(encoded, into);
    }

    /** Why it cannot be used here, and what to do about it; empty if it can. One that cannot be used is never asked to decode. */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /** Of the decoders that accept an example, the highest rank decodes it. */
    default int rank() {
        return 0;
    }
}

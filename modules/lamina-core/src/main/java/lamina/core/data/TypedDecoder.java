package lamina.core.data;

import java.io.IOException;
import java.util.Optional;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/**
 * A decoder that messages call as configuration does.
 *
 * @param type of its provider: {@code imageio}
 * @param decoder what decodes
 */
public record TypedDecoder(String type, Decoder decoder) implements Decoder {

    /** What messages call a decoder: its type, or the name of its class if it was made by a program. */
    static String name(Decoder decoder) {
        return decoder instanceof TypedDecoder typed ? typed.type : Decoding.name(decoder);
    }

    @Override
    public boolean accepts(Encoded encoded) {
        return decoder.accepts(encoded);
    }

    @Override
    public void decode(Encoded encoded, Image into) throws IOException {
        decoder.decode(encoded, into);
    }

    @Override
    public void decode(Encoded encoded, Image into, int detail) throws IOException {
        decoder.decode(encoded, into, detail);
    }

    @Override
    public Optional<String> unavailable() {
        return decoder.unavailable();
    }

    @Override
    public int rank() {
        return decoder.rank();
    }
}

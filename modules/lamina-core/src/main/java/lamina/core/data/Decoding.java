package lamina.core.data;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.graph.Shape;

/** From stored bytes to samples: of the decoders that work here and know the bytes, the one of the highest rank. Used by several threads. */
final class Decoding {
    private final List<Decoder> decoders; // those that work here, highest rank first
    private final String unavailable; // what is to be said of the others

    Decoding(List<Decoder> decoders) {
        this.decoders = decoders.stream()
                .filter(decoder -> decoder.unavailable().isEmpty())
                .sorted(Comparator.comparingInt(Decoder::rank).reversed())
                .toList();
        this.unavailable = decoders.stream()
                .flatMap(decoder ->
                        decoder
                                .unavailable()
                                .map(reason -> "; not " + TypedDecoder.name(decoder) + ": " + reason)
                                .stream())
                .collect(Collectors.joining());
    }

    /**
     * Reads an example.
     *
     * @throws BadPicture if the dataset says that this example is damaged
     * @throws DataException if it cannot be read at all, the disk being broken for instance
     */
    static Encoded read(Examples examples, int index) throws BadPicture {
        String name = "example " + index;
        try {
            return examples.read(index);
        } catch (DataException e) {
            throw new BadPicture(index, name, failure(name, "it cannot be read", e));
        } catch (IOException | RuntimeException e) {
            throw failure(name, "it cannot be read", e);
        }
    }

    /**
     * Decodes an example.
     *
     * @param index of the example
     * @param detail pixels of the shorter side that are of use
     * @throws BadPicture if the bytes cannot be decoded, or no decoder knows them
     */
    void decode(Encoded encoded, int index, Image into, int detail) throws BadPicture {
        String task = "it cannot be read";
        try {
            Decoder decoder = decoder(encoded);
            task = TypedDecoder.name(decoder) + " cannot decode it";
            decoder.decode(encoded, into, detail);
        } catch (IOException | RuntimeException e) {
            throw new BadPicture(index, encoded.name(), failure(encoded.name(), task, e));
        }
    }

    private Decoder decoder(Encoded encoded) {
        for (Decoder decoder : decoders) {
            if (decoder.accepts(encoded)) {
                return decoder;
            }
        }
        if (encoded.bytes().byteSize() == 0) {
            throw new DataException(encoded.name() + " is empty: it has 0 bytes. Copy or fetch it again, or remove it");
        }
        String known = decoders.stream().map(TypedDecoder::name).collect(Collectors.joining(", "));
        throw new DataException(
                "no decoder knows what " + encoded.name() + " is (" + text(encoded.format()) + "); decoders here: "
                        + (known.isEmpty() ? "none" : known) + unavailable
                        + ". Convert or remove the picture, or install a decoder plugin and name it under \"decoders\"");
    }

    /** One message that names the example, whoever failed. */
    static DataException failure(String example, String task, Exception cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (cause instanceof DataException known && reason.contains(example)) {
            return known;
        }
        return new DataException(example + ": " + task + ": " + reason + ". Repair, replace or remove it", cause);
    }

    static String name(Object product) {
        return product.getClass().getSimpleName();
    }

    private static String text(Encoded.Format format) {
        return switch (format) {
            case Encoded.File() -> "a picture file";
            case Encoded.Raw raw ->
                "raw samples of " + Shape.of(raw.height(), raw.width(), raw.channels())
                        + (raw.planar() ? ", planar" : "");
        };
    }
}

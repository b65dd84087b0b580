package lamina.raw;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.DataException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;

/** Samples to samples. */
final class RawDecoder implements Decoder {

    @Override
    public boolean accepts(Encoded encoded) {
        return encoded.format() instanceof Encoded.Raw;
    }

    @Override
    public void decode(Encoded encoded, Image into) {
        if (!(encoded.format() instanceof Encoded.Raw raw)) {
            throw new DataException(encoded.name() + " is " + encoded.format()
                    + "; the decoder 'raw' takes samples without a header only");
        }
        check(encoded, raw);
        byte[] to = into.store(raw.height(), raw.width(), 3);
        if (raw.channels() == 3 && !raw.planar()) {
            MemorySegment.copy(encoded.bytes(), ValueLayout.JAVA_BYTE, 0, to, 0, into.size());
            return;
        }
        int pixels = raw.height() * raw.width();
        interleave(encoded.bytes(), raw.channels() == 1 ? 0 : pixels, to, pixels); // grey is read three times
    }

    /** @param plane from a sample of a pixel to the next */
    private static void interleave(MemorySegment from, long plane, byte[] to, int pixels) {
        for (int i = 0; i < pixels; i++) {
            to[3 * i] = from.get(ValueLayout.JAVA_BYTE, i);
            to[3 * i + 1] = from.get(ValueLayout.JAVA_BYTE, plane + i);
            to[3 * i + 2] = from.get(ValueLayout.JAVA_BYTE, 2 * plane + i);
        }
    }

    private static void check(Encoded encoded, Encoded.Raw raw) {
        if (raw.channels() != 1 && raw.channels() != 3) {
            throw new DataException(encoded.name() + " has " + raw.channels()
                    + " channels; 1 (grey) and 3 (red, green, blue) are known");
        }
        long expected = (long) raw.height() * raw.width() * raw.channels();
        if (encoded.bytes().byteSize() != expected) {
            throw new DataException(encoded.name() + " has " + encoded.bytes().byteSize() + " bytes; a picture of "
                    + raw.height() + " x " + raw.width() + " x " + raw.channels() + " (height x width x channels) has "
                    + expected);
        }
    }
}

package $package$;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.DataException;
import lamina.api.data.Encoded;

/**
 * What stands before the samples: {@code P6}, width, height and the largest sample, as text, with comments from {@code #} to the end of the
 * line.
 *
 * @param width columns
 * @param height rows
 * @param end where the samples begin
 */
record $Name$Header(int width, int height, long end) {
    private static final int MOST = 1 << 15; // pixels of a side

    static $Name$Header read(Encoded encoded) {
        Text text = new Text(encoded);
        int width = text.number("width", MOST);
        int height = text.number("height", MOST);
        int largest = text.number("largest sample", 65535);
        if (largest != 255) {
            throw new DataException("%s has samples up to %d; only those of 8 bits, up to 255, can be read"
                    .formatted(encoded.name(), largest));
        }
        return new $Name$Header(width, height, text.at + 1); // one space
    }

    /** A file that is being read. */
    private static final class Text {
        private final String name;
        private final MemorySegment bytes;
        private long at = 2;

        Text(Encoded encoded) {
            this.name = encoded.name();
            this.bytes = encoded.bytes();
        }

        int number(String what, int most) {
            skip();
            long value = 0;
            long begin = at;
            while (Character.isDigit(next()) && value <= most) {
                value = 10 * value + Character.digit(next(), 10);
                at++;
            }
            if (at == begin || value < 1 || value > most) {
                throw new DataException("%s: its %s, at byte %d, must be a number from 1 to %d"
                        .formatted(name, what, begin, most));
            }
            return (int) value;
        }

        /** Spaces and comments. */
        private void skip() {
            while (Character.isWhitespace(next()) || next() == '#') {
                if (next() == '#') {
                    while (at < bytes.byteSize() && next() != '\n') {
                        at++;
                    }
                }
                at++;
            }
        }

        /** The byte here; 0 behind the end. */
        private char next() {
            return at < bytes.byteSize() ? (char) Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at)) : 0;
        }
    }
}

package lamina.imageio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The segments of a JPEG file: 0xFF, a marker, two bytes of length, content (ITU-T T.81, B.1.1). */
final class Segments {
    private Segments() {}

    /** Where the next marker begins, stray bytes and fill bytes passed over. */
    static int next(byte[] file, int from) throws IOException {
        for (int at = from; at + 1 < file.length; at++) {
            int marker = file[at + 1] & 0xFF;
            if (file[at] == (byte) 0xFF && marker != 0 && marker != 0xFF) {
                return at;
            }
        }
        throw new EOFException("it ends before the first scan, after " + file.length + " bytes");
    }

    /** Where the segment that begins here ends; the markers without content end after two bytes. */
    static int end(byte[] file, int at) throws IOException {
        int marker = file[at + 1] & 0xFF;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) { // TEM, RST0 to RST7, SOI
            return at + 2;
        }
        if (at + 4 > file.length || at + 2 + number(file, at + 2) > file.length) {
            throw new EOFException("it ends within its header, after " + file.length + " bytes");
        }
        int length = number(file, at + 2);
        if (length < 2) {
            throw new IOException("the segment at byte " + at + " says that its length is " + length);
        }
        return at + 2 + length;
    }

    /** Two bytes, the greater one first. */
    static int number(byte[] file, int at) {
        return ((file[at] & 0xFF) << 8) | (file[at + 1] & 0xFF);
    }

    /** Whether this text stands here. */
    static boolean begins(byte[] file, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int i = 0;
        while (i < bytes.length && at + i < file.length && file[at + i] == bytes[i]) {
            i++;
        }
        return i == bytes.length;
    }
}

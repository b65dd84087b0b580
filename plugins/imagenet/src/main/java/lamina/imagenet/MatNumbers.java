package lamina.imagenet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Numbers and characters as an element stores them, which need not be as wide as the array's class. */
final class MatNumbers {
    private static final int UTF8 = 16;
    private static final int UTF16 = 17;
    private static final int UTF32 = 18;

    private MatNumbers() {}

    static double[] read(MatElements.Element element, String where) {
        ByteBuffer bytes = element.bytes();
        return switch (element.type()) {
            case 1 -> each(bytes, 1, at -> bytes.get(at));
            case 2 -> each(bytes, 1, at -> bytes.get(at) & 0xFF);
            case 3 -> each(bytes, 2, at -> bytes.getShort(at));
            case 4 -> each(bytes, 2, at -> bytes.getShort(at) & 0xFFFF);
            case 5 -> each(bytes, 4, at -> bytes.getInt(at));
            case 6 -> each(bytes, 4, at -> Integer.toUnsignedLong(bytes.getInt(at)));
            case 7 -> each(bytes, 4, at -> bytes.getFloat(at));
            case 9 -> each(bytes, 8, at -> bytes.getDouble(at));
            case 12, 13 -> each(bytes, 8, at -> (double) bytes.getLong(at));
            default ->
                throw MatFile.damaged(
                        where, "numbers in it are of the type " + element.type() + ", which there is not");
        };
    }

    static String text(MatElements.Element element, String where) {
        return switch (element.type()) {
            case UTF8 -> decoded(element.bytes(), StandardCharsets.UTF_8);
            case UTF16 -> decoded(element.bytes(), named("UTF-16", element.bytes()));
            case UTF32 -> decoded(element.bytes(), named("UTF-32", element.bytes()));
            default -> { // a number for each character
                StringBuilder text = new StringBuilder();
                for (double character : read(element, where)) {
                    text.append((char) character);
                }
                yield text.toString();
            }
        };
    }

    private static Charset named(String family, ByteBuffer bytes) {
        return Charset.forName(family + (bytes.order() == ByteOrder.LITTLE_ENDIAN ? "LE" : "BE"));
    }

    private static String decoded(ByteBuffer bytes, Charset charset) {
        return charset.decode(bytes).toString();
    }

    private interface Get {
        double at(int offset);
    }

    private static double[] each(ByteBuffer bytes, int size, Get get) {
        return IntStream.range(0, bytes.remaining() / size)
                .mapToDouble(i -> get.at(i * size))
                .toArray();
    }
}

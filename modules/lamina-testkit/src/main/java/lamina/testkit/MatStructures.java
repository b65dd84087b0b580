package lamina.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Writes an array of structures as MATLAB does: level 5, little endian, compressed ("MAT-File Format", MathWorks). */
final class MatStructures {
    private static final int INT8 = 1;
    private static final int UINT16 = 4;
    private static final int INT32 = 5;
    private static final int UINT32 = 6;
    private static final int DOUBLE = 9;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int FIELD = 32; // characters of a field's name, as MATLAB has it

    private final String name;
    private final List<String> fields;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private int count;

    MatStructures(String name, List<String> fields) {
        this.name = name;
        this.fields = List.copyOf(fields);
    }

    /** Adds a structure: a text, a number or numbers for each field. */
    void add(Object... of) {
        if (of.length != fields.size()) {
            throw new IllegalArgumentException(of.length + " values for " + fields);
        }
        for (Object value : of) {
            values.writeBytes(
                    switch (value) {
                        case String text -> matrix(4, "", text.length(), element(UINT16, characters(text)));
                        case double[] numbers -> matrix(6, "", numbers.length, element(DOUBLE, bytes(numbers)));
                        case Number number ->
                            matrix(6, "", 1, element(DOUBLE, bytes(new double[] {number.doubleValue()})));
                        default -> throw new IllegalArgumentException("no text and no number: " + value);
                    });
        }
        count++;
    }

    /** The file. */
    byte[] file() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteBuffer width = little(8).putShort((short) INT32).putShort((short) 4).putInt(FIELD); // a small element
        content.writeBytes(array(width));
        byte[] names = new byte[FIELD * fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            byte[] field = fields.get(i).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(field, 0, names, i * FIELD, field.length);
        }
        content.writeBytes(element(INT8, names));
        content.writeBytes(values.toByteArray());
        byte[] packed = deflated(matrix(2, name, count, content.toByteArray()));
        byte[] header = new byte[128];
        Arrays.fill(header, 0, 116, (byte) ' ');
        byte[] text = "MATLAB 5.0 MAT-file, a fixture".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, header, 0, text.length);
        header[125] = 1;
        header[126] = 'I';
        header[127] = 'M';
        ByteBuffer file = little(header.length + 8 + packed.length);
        return array(file.put(header).putInt(COMPRESSED).putInt(packed.length).put(packed));
    }

    /** An array of one column, or a text of one row. */
    private static byte[] matrix(int kind, String name, int length, byte[] content) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(element(UINT32, array(little(8).putInt(kind))));
        ByteBuffer dimensions = little(8);
        boolean text = kind == 4;
        dimensions.putInt(text ? 1 : length).putInt(text ? length : 1);
        parts.add(element(INT32, array(dimensions)));
        parts.add(element(INT8, name.getBytes(StandardCharsets.US_ASCII)));
        parts.add(content);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return element(MATRIX, all.toByteArray());
    }

    /** A tag, the bytes, and zeros up to eight. */
    private static byte[] element(int type, byte[] bytes) {
        return array(little(8 + (bytes.length + 7) / 8 * 8)
                .putInt(type)
                .putInt(bytes.length)
                .put(bytes));
    }

    private static byte[] characters(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] bytes(double[] numbers) {
        ByteBuffer bytes = little(8 * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return array(bytes);
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] all = new byte[buffer.capacity()];
        buffer.get(0, all);
        return all;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

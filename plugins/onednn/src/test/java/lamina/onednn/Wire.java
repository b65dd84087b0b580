package lamina.onednn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A protobuf message as the list of its fields. */
record Wire(List<Field> fields) {

    /** A number, or bytes; the other is 0 or empty. */
    record Field(int tag, long number, ByteBuffer bytes) {

        String text() {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }

        Wire message() {
            return Wire.read(bytes.duplicate());
        }

        float asFloat() {
            return Float.intBitsToFloat((int) number);
        }
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    static Wire read(ByteBuffer from) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = from.order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long key = varint(in);
            int tag = (int) (key >>> 3);
            fields.add(
                    switch ((int) key & 7) {
                        case 0 -> new Field(tag, varint(in), NOTHING);
                        case 1 -> new Field(tag, in.getLong(), NOTHING);
                        case 2 -> new Field(tag, 0, bytes(in, (int) varint(in)));
                        case 5 -> new Field(tag, in.getInt(), NOTHING);
                        default -> throw new IllegalArgumentException("wire type " + (key & 7));
                    });
        }
        return new Wire(fields);
    }

    List<Field> all(int tag) {
        return fields.stream().filter(field -> field.tag == tag).toList();
    }

    String text(int tag) {
        return all(tag).stream().map(Field::text).findFirst().orElse("");
    }

    /** Repeated numbers, packed or not. */
    List<Long> numbers(int tag) {
        List<Long> numbers = new ArrayList<>();
        for (Field field : all(tag)) {
            ByteBuffer packed = field.bytes.duplicate();
            if (!packed.hasRemaining()) {
                numbers.add(field.number);
            }
            while (packed.hasRemaining()) {
                numbers.add(varint(packed));
            }
        }
        return numbers;
    }

    private static ByteBuffer bytes(ByteBuffer in, int length) {
        ByteBuffer slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return slice;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}

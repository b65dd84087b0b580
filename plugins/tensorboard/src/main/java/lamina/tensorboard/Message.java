package lamina.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A message of protocol buffers while it is written: fields by number, each behind a tag that says how it is stored. */
final class Message {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED32 = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Message number(int field, double value) {
        tag(field, FIXED64);
        return raw(little(Double.BYTES).putDouble(value).array());
    }

    Message number(int field, float value) {
        tag(field, FIXED32);
        return raw(little(Float.BYTES).putFloat(value).array());
    }

    /** A repeated number, packed. */
    Message numbers(int field, List<Double> values) {
        byte[] packed = new byte[values.size() * Double.BYTES];
        ByteBuffer into = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(into::putDouble);
        return content(field, packed);
    }

    Message text(int field, String value) {
        return content(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
        return content(field, value.bytes());
    }

    Message content(int field, byte[] value) {
        tag(field, DELIMITED);
        varint(value.length);
        return raw(value);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private Message raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    private void tag(int field, int kind) {
        varint((long) field << 3 | kind);
    }

    /** Seven bits a byte, the lowest first; the eighth says whether more follow. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

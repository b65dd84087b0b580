package lamina.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a message that was written: as much as it takes to know our own events again.
 *
 * @param content the message
 */
record Fields(ByteBuffer content) {

    static Fields of(ByteBuffer content) {
        return new Fields(content.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    OptionalLong integer(int field) {
        ByteBuffer rest = content.duplicate();
        while (rest.hasRemaining()) {
            long tag = varint(rest);
            if (tag == ((long) field << 3 | Message.VARINT)) {
                return OptionalLong.of(varint(rest));
            }
            value(rest, tag);
        }
        return OptionalLong.empty();
    }

    /** The first of this number. */
    Optional<Fields> message(int field) {
        ByteBuffer rest = content.duplicate();
        while (rest.hasRemaining()) {
            long tag = varint(rest);
            ByteBuffer value = value(rest, tag);
            if (tag == ((long) field << 3 | Message.DELIMITED)) {
                return Optional.of(of(value));
            }
        }
        return Optional.empty();
    }

    String text() {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    /** Steps over a value. */
    private static ByteBuffer value(ByteBuffer rest, long tag) {
        int length = switch ((int) (tag & 7)) {
            case Message.VARINT -> length(rest);
            case Message.FIXED64 -> Long.BYTES;
            case Message.FIXED32 -> Integer.BYTES;
            case Message.DELIMITED -> Math.toIntExact(varint(rest));
            default -> throw new IllegalArgumentException("no kind of field: " + (tag & 7));
        };
        ByteBuffer value = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        return value;
    }

    private static int length(ByteBuffer rest) {
        int length = 1;
        while (rest.get(rest.position() + length - 1) < 0) {
            length++;
        }
        return length;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = rest.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}

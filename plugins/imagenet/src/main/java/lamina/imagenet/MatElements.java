package lamina.imagenet;

import java.nio.ByteBuffer;

/** Data elements one after the other: a tag with a type and a length, then so many bytes, filled up to eight. */
final class MatElements {
    private static final int TAG = 8;
    private static final int SMALL = 4; // bytes that fit into a tag

    private final ByteBuffer bytes;
    private final String where;

    /**
     * Elements.
     *
     * @param bytes in their order
     * @param where for messages
     */
    MatElements(ByteBuffer bytes, String where) {
        this.bytes = bytes;
        this.where = where;
    }

    /**
     * One element.
     *
     * @param type a number of the format's
     * @param bytes what it holds, in the file's order
     */
    record Element(int type, ByteBuffer bytes) {}

    boolean hasNext() {
        return bytes.remaining() > 0;
    }

    int remaining() {
        return bytes.remaining();
    }

    /**
     * The next.
     *
     * @param filled whether it is filled up to eight bytes, as all are but the outermost that are compressed
     */
    Element next(boolean filled) {
        need(TAG);
        int first = bytes.getInt();
        if (first >>> 16 != 0) { // a small one: length and type in four bytes, its own in the other four
            int length = first >>> 16;
            if (length > SMALL) {
                throw MatFile.damaged(where, "a small element in it claims " + length + " bytes");
            }
            Element small = new Element(
                    first & 0xFFFF, bytes.slice(bytes.position(), length).order(bytes.order()));
            bytes.position(bytes.position() + SMALL);
            return small;
        }
        int length = bytes.getInt();
        need(length);
        Element element =
                new Element(first, bytes.slice(bytes.position(), length).order(bytes.order()));
        int end = bytes.position() + length;
        boolean padded = filled || first != 15;
        bytes.position(Math.min(bytes.limit(), padded ? (end + TAG - 1) / TAG * TAG : end));
        return element;
    }

    private void need(int count) {
        if (count < 0 || count > bytes.remaining()) {
            throw MatFile.damaged(
                    where,
                    "an element in it has %s bytes, but there are %d more"
                            .formatted(Integer.toUnsignedString(count), bytes.remaining()));
        }
    }
}

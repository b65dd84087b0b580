package lamina.api.graph;

/** What a tensor is made of. */
public enum Element {
    /** 32-bit IEEE 754. */
    FLOAT32(4),
    /** 32-bit two's complement. */
    INT32(4),
    /** The upper half of a {@link #FLOAT32}. Lies only between ops of a backend's own; a graph that layers assemble has none. */
    BFLOAT16(2);

    private final int bytes;

    Element(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}

package lamina.api.graph;

/** What a tensor is made of, as seen from outside a backend. */
public enum Element {
    /** 32-bit IEEE 754. */
    FLOAT32,
    /** 32-bit two's complement. */
    INT32;

    /** Bytes of one element. */
    public int bytes() {
        return 4;
    }
}

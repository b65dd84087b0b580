package lamina.onednn;

/** Layouts with a name ({@code dnnl_format_tag_t}); letters are logical dimensions in the order of memory. */
enum Tag {
    /** Whatever the primitive likes best. */
    ANY(1),
    A(2),
    AB(3),
    ABCD(5),
    ABCDE(6),
    /** Feature maps with channels innermost: logically [n, c, h, w]. */
    NHWC(22),
    /** Feature maps in blocks of sixteen channels, as wide as a vector register of fp32. */
    NCHW16C(78);

    private final int code;

    Tag(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

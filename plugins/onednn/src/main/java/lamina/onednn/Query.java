package lamina.onednn;

/** Layouts that a primitive descriptor tells ({@code dnnl_query_t}). */
enum Query {
    SOURCE(129),
    SOURCE_GRADIENT(130),
    WEIGHTS(131),
    WEIGHTS_GRADIENT(132),
    DESTINATION(133),
    DESTINATION_GRADIENT(134),
    WORKSPACE(135),
    SCRATCHPAD(136);

    private final int code;

    Query(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

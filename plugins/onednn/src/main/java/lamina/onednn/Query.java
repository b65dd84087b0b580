package lamina.onednn;

/** Layouts that a primitive descriptor tells ({@code dnnl_query_t}). */
enum Query {
    WEIGHTS(131),
    WEIGHTS_GRADIENT(132),
    DESTINATION(133),
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

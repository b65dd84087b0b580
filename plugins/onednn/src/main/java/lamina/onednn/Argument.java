package lamina.onednn;

/** What a piece of memory is to a primitive ({@code DNNL_ARG_…}). */
enum Argument {
    SOURCE(1),
    DESTINATION(17),
    WEIGHTS(33),
    BIAS(41),
    WORKSPACE(64),
    SCRATCHPAD(80),
    SOURCE_GRADIENT(129),
    DESTINATION_GRADIENT(145),
    WEIGHTS_GRADIENT(161),
    BIAS_GRADIENT(169),
    /** The first of any number. */
    MULTIPLE_SOURCE(1024);

    private final int code;

    Argument(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

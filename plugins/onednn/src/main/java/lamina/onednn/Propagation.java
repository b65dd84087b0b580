package lamina.onednn;

/** Codes of {@code dnnl_prop_kind_t} and {@code dnnl_alg_kind_t}. */
final class Propagation {
    /** Forward, leaving behind what the gradient needs. */
    static final int TRAINING = 64;

    static final int INFERENCE = 96;
    static final int CONVOLUTION_DIRECT = 0x1;
    static final int RELU = 0x20;
    /** alpha · x. */
    static final int LINEAR = 0x26;
    /** ReLU whose gradient looks at the output. */
    static final int RELU_BY_OUTPUT = 0x100;

    static final int POOLING_MAX = 0x1ff;
    static final int POOLING_AVERAGE_WITH_PADDING = 0x2ff;
    static final int POOLING_AVERAGE = 0x3ff;
    static final int LRN_ACROSS_CHANNELS = 0xaff;
    static final int SOFTMAX = 0x30000;

    private Propagation() {}
}

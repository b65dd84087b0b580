package lamina.peers.common;

/**
 * What to run.
 *
 * @param train whether to train; otherwise inference
 * @param batch pictures in a step
 * @param dtype {@code fp32} or {@code bf16}: autocast when training, bf16 weights for inference
 * @param layout {@code nchw} or {@code nhwc}, which PyTorch calls channels_last
 * @param lrn whether the two local response normalizations are in the network
 * @param threads that compute
 * @param variant a peer's own choice, such as {@code mkl}
 */
public record Setting(boolean train, int batch, String dtype, String layout, boolean lrn, int threads, String variant) {

    static Setting of(Options options) {
        return new Setting(
                options.text("mode", "train").equals("train"),
                (int) options.number("batch", 128),
                options.text("dtype", "fp32"),
                options.text("layout", "nchw"),
                Boolean.parseBoolean(options.text("lrn", "true")),
                (int) options.number("threads", 2),
                options.text("variant", ""));
    }

    /** Whether it computes in bfloat16. */
    public boolean bf16() {
        return dtype.equals("bf16");
    }

    /** How many numbers a batch of pictures has. */
    public int inputs() {
        return batch * 3 * Network.SIDE * Network.SIDE;
    }

    String mode() {
        return train ? "train" : "infer";
    }
}

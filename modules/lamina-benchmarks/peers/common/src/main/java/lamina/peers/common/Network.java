package lamina.peers.common;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** AlexNet as published: 227 by 227 pictures, groups in conv2, conv4 and conv5, 60,965,224 parameters. Shapes, and weights for them. */
public final class Network {
    /** Height and width of a picture. */
    public static final int SIDE = 227;

    /** What the network tells apart. */
    public static final int CLASSES = 1000;

    /** Channels that local response normalization sums over. */
    public static final int LRN_SIZE = 5;

    /** Its factor, before it is divided by the size. */
    public static final double LRN_ALPHA = 1e-4;

    /** Its exponent. */
    public static final double LRN_BETA = 0.75;

    /** Its constant. */
    public static final double LRN_K = 2;

    /** The convolutions, each followed by ReLU. */
    public static final List<Conv> CONVS = List.of(
            new Conv(3, 96, 11, 4, 0, 1, 0, true, true),
            new Conv(96, 256, 5, 1, 2, 2, 1, true, true),
            new Conv(256, 384, 3, 1, 1, 1, 0, false, false),
            new Conv(384, 384, 3, 1, 1, 2, 1, false, false),
            new Conv(384, 256, 3, 1, 1, 2, 1, false, true));

    /** The dense layers; ReLU and dropout follow all but the last. */
    public static final List<Dense> DENSES = List.of(
            new Dense(9216, 4096, 0.005f, 1), new Dense(4096, 4096, 0.005f, 1), new Dense(4096, CLASSES, 0.01f, 0));

    private Network() {}

    /**
     * A convolution.
     *
     * @param bias what each starts with
     * @param lrn whether normalization follows
     * @param pool whether max pooling follows, 3 by 3 with stride 2
     */
    public record Conv(
            int in, int out, int kernel, int stride, int pad, int groups, float bias, boolean lrn, boolean pool) {

        /** Inputs of one output channel. */
        public int groupIn() {
            return in / groups;
        }

        /** Starting weights, [out, in / groups, kernel, kernel]. */
        public float[] weights(long seed) {
            return gaussian(out * groupIn() * kernel * kernel, 0.01f, seed);
        }

        /** Starting biases, [out]. */
        public float[] biases() {
            return filled(out, bias);
        }
    }

    /**
     * A dense layer.
     *
     * @param std standard deviation of the starting weights
     * @param bias what each starts with
     */
    public record Dense(int in, int out, float std, float bias) {

        /** Starting weights, [out, in]. */
        public float[] weights(long seed) {
            return gaussian(in * out, std, seed);
        }

        /** Starting biases, [out]. */
        public float[] biases() {
            return filled(out, bias);
        }
    }

    /** A batch of pictures, [batch, 3, side, side]: noise as wide as a photograph less its mean. */
    public static float[] pictures(Setting setting) {
        return gaussian(setting.inputs(), 60, 99);
    }

    private static float[] gaussian(int count, float std, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() * std;
        }
        return numbers;
    }

    private static float[] filled(int count, float value) {
        float[] numbers = new float[count];
        Arrays.fill(numbers, value);
        return numbers;
    }
}

package lamina.onednn;

import java.util.Optional;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.ops.Conv;
import lamina.ops.Window;

/**
 * A convolution of few channels with a stride, as one with the stride 1 over squares of stride × stride places folded into channels
 * ("space to depth"): AlexNet's first, 11×11 with stride 4 over 3 channels, becomes one of 3×3 over 48, which fills vector registers. It is the same
 * sum; weights that stand for taps beyond the kernel are zero.
 *
 * @param conv the convolution
 * @param stride how many rows, and columns, are folded
 * @param taps rows, and columns, of the folded kernel
 */
record Folding(Conv conv, int stride, int taps) {
    private static final int FEW_CHANNELS = 8;

    /** Empty if the convolution is not of that kind. */
    static Optional<Folding> of(Conv conv) {
        Window window = conv.window();
        int stride = window.strideHeight();
        boolean square = window.strideWidth() == stride && window.kernelHeight() == window.kernelWidth();
        boolean worthwhile =
                stride > 1 && window.kernelHeight() > 1 && conv.x().shape().dim(3) < FEW_CHANNELS;
        boolean learned = conv.w().role() == Role.PARAMETER; // folded once a change, not once a run
        return square && worthwhile && learned && conv.group() == 1
                ? Optional.of(new Folding(conv, stride, (window.kernelHeight() + stride - 1) / stride))
                : Optional.empty();
    }

    int channels() {
        return conv.x().shape().dim(3) * stride * stride;
    }

    /** Of the folded input: [batch, height, width, channels]. */
    Shape input() {
        Shape y = conv.y().shape();
        return Shape.of(y.dim(0), y.dim(1) + taps - 1, y.dim(2) + taps - 1, channels());
    }

    /** Of the folded weights: [out, channels, taps, taps]. */
    Shape weights() {
        return Shape.of(conv.y().shape().dim(3), channels(), taps, taps);
    }

    /** For each folded weight of one output the place of the one that it stands for, -1 for none. */
    int[] folded() {
        int channels = conv.x().shape().dim(3);
        int kernel = conv.window().kernelHeight();
        int[] places = new int[weights().itemSize()];
        for (int i = 0; i < places.length; i++) {
            int square = i / (taps * taps); // channel of the folded input
            int c = square % channels;
            int p = i / taps % taps * stride + square / channels / stride;
            int q = i % taps * stride + square / channels % stride;
            places[i] = p < kernel && q < kernel ? (c * kernel + p) * kernel + q : -1;
        }
        return places;
    }

    /** For each weight of one output the place of the folded one that stands for it. */
    int[] unfolded() {
        int[] folded = folded();
        int[] places = new int[conv.w().shape().itemSize()];
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] >= 0) {
                places[folded[i]] = i;
            }
        }
        return places;
    }
}

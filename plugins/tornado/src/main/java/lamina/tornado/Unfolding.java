package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.BFloat16;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * The kernels that turn a convolution into plain matrix products, for libraries of those: "im2col" and "col2im". Pairs of numbers, for
 * rows and columns, come as one: rows · 65536 + columns. A place of the output has so many terms: taps and channels, and zeros behind
 * them, that make it a length which libraries like.
 */
public final class Unfolding {
    private Unfolding() {}

    /**
     * Copies what each place of the window sees; 0 outside of x.
     *
     * @param x [batch, source rows, source columns, groups · in]
     * @param unfolded [groups, places, terms]
     * @param size of unfolded
     * @param run elements that one item copies, a divisor of in and of terms
     * @param each size of one group of unfolded
     * @param terms of a place: taps · in, and more
     * @param places rows and columns of the output
     * @param source rows and columns of x
     * @param window rows and columns under it
     * @param strides of the window
     * @param pads above and on the left
     * @param in channels of one group
     * @param groups how many
     */
    public static void unfold(
            KernelContext context,
            FloatArray x,
            FloatArray unfolded,
            int size,
            int run,
            int each,
            int terms,
            int places,
            int source,
            int window,
            int strides,
            int pads,
            int in,
            int groups) {
        int i = context.globalIdx * run;
        if (i < size) {
            int from = from(i, each, terms, places, source, window, strides, pads, in, groups);
            for (int k = 0; k < run; k++) {
                float value = x.get(from < 0 ? 0 : from + k);
                unfolded.set(i + k, from < 0 ? 0f : value);
            }
        }
    }

    /** As {@link #unfold}, rounded to bf16. */
    public static void unfoldHalves(
            KernelContext context,
            FloatArray x,
            ShortArray unfolded,
            int size,
            int run,
            int each,
            int terms,
            int places,
            int source,
            int window,
            int strides,
            int pads,
            int in,
            int groups) {
        int i = context.globalIdx * run;
        if (i < size) {
            int from = from(i, each, terms, places, source, window, strides, pads, in, groups);
            for (int k = 0; k < run; k++) {
                float value = x.get(from < 0 ? 0 : from + k);
                unfolded.set(i + k, BFloat16.bf16FromFloat(from < 0 ? 0f : value));
            }
        }
    }

    /** Where in x element i of the unfolded image comes from; below 0 for a zero. */
    private static int from(
            int i, int each, int terms, int places, int source, int window, int strides, int pads, int in, int groups) {
        int columns = places & 0xffff;
        int height = source >> 16;
        int width = source & 0xffff;
        int taps = (window >> 16) * (window & 0xffff);
        int tap = i % terms / in;
        int channel = i % terms % in;
        int place = i % each / terms;
        int n = place / ((places >> 16) * columns);
        int row = place / columns % (places >> 16) * (strides >> 16) - (pads >> 16) + tap / (window & 0xffff);
        int column = place % columns * (strides & 0xffff) - (pads & 0xffff) + tap % (window & 0xffff);
        // negative as soon as one part is
        int outside = row | column | (height - 1 - row) | (width - 1 - column) | (taps - 1 - tap);
        int from = ((n * height + row) * width + column) * (in * groups) + i / each * in + channel;
        return outside < 0 ? -1 : from;
    }

    /**
     * The gradient of {@link #unfold}: each element of the image sums what was copied from it.
     *
     * @param unfolded [groups, places, terms]
     * @param dx [batch, source rows, source columns, groups · in]
     * @param size of dx
     * @param each size of one group of unfolded
     */
    public static void fold(
            KernelContext context,
            FloatArray unfolded,
            FloatArray dx,
            int size,
            int each,
            int terms,
            int places,
            int source,
            int window,
            int strides,
            int pads,
            int in,
            int groups) {
        int i = context.globalIdx;
        if (i < size) {
            int rows = places >> 16;
            int columns = places & 0xffff;
            int width = source & 0xffff;
            int channel = i % (in * groups);
            int place = i / (in * groups);
            int n = place / ((source >> 16) * width);
            int bottom =
                    place / width % (source >> 16) + (pads >> 16); // the row of the tap that row 0 of the output sees
            int right = place % width + (pads & 0xffff);
            float sum = 0f;
            for (int p = bottom % (strides >> 16); p < (window >> 16) && p <= bottom; p += strides >> 16) {
                int row = (bottom - p) / (strides >> 16);
                for (int q = right % (strides & 0xffff); q < (window & 0xffff) && q <= right; q += strides & 0xffff) {
                    int column = (right - q) / (strides & 0xffff);
                    if (row < rows && column < columns) {
                        int tap = p * (window & 0xffff) + q;
                        int from = ((n * rows + row) * columns + column) * terms + tap * in + channel % in;
                        sum += unfolded.get(channel / in * each + from);
                    }
                }
            }
            dx.set(i, sum);
        }
    }

    /**
     * Lays weights out as the right factor of a product with {@link #unfold}'s result.
     *
     * @param w [groups · out, in, taps]
     * @param packed [groups, terms, out]
     * @param size of packed
     * @param terms taps · in, and more, which are 0
     */
    public static void pack(
            KernelContext context, FloatArray w, FloatArray packed, int size, int terms, int out, int in, int taps) {
        int i = context.globalIdx;
        if (i < size) {
            int term = i / out % terms;
            int tap = term / in;
            int from = ((i / (terms * out) * out + i % out) * in + term % in) * taps + tap;
            float value = w.get(tap < taps ? from : 0);
            packed.set(i, tap < taps ? value : 0f);
        }
    }

    /**
     * Takes weights out of where {@link #pack} puts them.
     *
     * @param packed [groups, terms, out]
     * @param w [groups · out, in, taps]
     * @param size of w
     */
    public static void unpack(
            KernelContext context, FloatArray packed, FloatArray w, int size, int terms, int out, int in, int taps) {
        int i = context.globalIdx;
        if (i < size) {
            int filter = i / (in * taps);
            int term = i % taps * in + i / taps % in;
            w.set(i, packed.get((filter / out * terms + term) * out + filter % out));
        }
    }
}

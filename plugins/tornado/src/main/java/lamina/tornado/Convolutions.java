package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The kernels of convolutions, which are products of a matrix with another one that is never written down: its elements are gathered
 * from an image while they are needed. Scalars are constants to the compiler, so each use of a kernel is compiled for its mode.
 */
public final class Convolutions {
    /** Rows are places of the output, terms are taps and channels of the input. */
    static final int FORWARD = 0;
    /** Rows are places of the input, terms are taps and channels of the output. */
    static final int DATA = 1;
    /** Rows are taps and channels of the input, terms are places of the output. */
    static final int WEIGHTS = 2;

    /** Added to any row, this is outside. */
    private static final int FAR = -(1 << 28);

    private Convolutions() {}

    /**
     * One product for each group of channels, in the tiles of {@link Products#product}. The left factor is gathered from x:
     * {@link #FORWARD} and {@link #WEIGHTS} take for place (i, j) and tap (p, q) the row i · stride − pad + p, {@link #DATA} the row
     * (i + pad − p) / stride where that is whole; outside of x is 0. Pairs of numbers, for rows and columns, come as one:
     * rows · 65536 + columns.
     *
     * @param x the image, [batch, source rows, source columns, groups · in]
     * @param b [groups, terms, columns], for WEIGHTS [terms, groups · columns]
     * @param bias [groups · columns], added in FORWARD
     * @param c [rows, groups · columns], for WEIGHTS [groups, stretches, rows, columns]
     * @param rows of the product
     * @param columns of the product
     * @param terms of each sum
     * @param stretch terms in one stretch, a multiple of 16
     * @param stretches how many; the grid has groups · stretches layers
     * @param places rows and columns of the image that places lie in
     * @param source rows and columns of x
     * @param window rows and columns under it
     * @param strides of the window
     * @param pads above and on the left
     * @param in channels of x in one group
     * @param groups how many
     * @param mode see above
     */
    public static void product(
            KernelContext context,
            FloatArray x,
            FloatArray b,
            FloatArray bias,
            FloatArray c,
            int rows,
            int columns,
            int terms,
            int stretch,
            int stretches,
            int places,
            int source,
            int window,
            int strides,
            int pads,
            int in,
            int groups,
            int mode) {
        int across = context.localIdx;
        int down = context.localIdy;
        int item = down * 16 + across;
        int top = context.groupIdx * 64;
        int left = context.groupIdy * 64;
        int group = context.groupIdz / stretches;
        int begin = context.groupIdz % stretches * stretch;
        int end = Math.min(terms, begin + stretch);
        int channels = in * groups;
        int height = source >> 16;
        int width = source & 0xffff;
        // For each row of the tile and, behind them, each term: what it adds to the row of x, the column and the index.
        int[] sourceRows = context.allocateIntLocalArray(80);
        int[] sourceColumns = context.allocateIntLocalArray(80);
        int[] indices = context.allocateIntLocalArray(80);
        float[] as = context.allocateFloatLocalArray(16 * 65); // 64 and one more: neighbouring terms lie in other banks
        float[] bs = context.allocateFloatLocalArray(16 * 65);
        float[] sums = new float[32];
        for (int i = 0; i < 32; i++) {
            sums[i] = 0f;
        }
        if (item < 80) {
            int at = item < 64 ? top + item : begin + item - 64;
            boolean outside = item < 64 ? at >= rows : at >= end;
            boolean place = mode == WEIGHTS ? item >= 64 : item < 64;
            sourceRows[item] = outside ? FAR : rowOf(at, place, places, window, strides, pads, in, mode);
            sourceColumns[item] = columnOf(at, place, places, window, strides, pads, in, mode);
            indices[item] = indexOf(at, place, places, source, channels, group, in);
        }
        context.localBarrier();
        for (int first = begin; first < end; first += 16) {
            for (int i = 0; i < 8; i++) { // neighbouring items read neighbouring channels
                int at = i * 128 + item;
                int term = mode == WEIGHTS ? at >> 6 : at & 15;
                int row = mode == WEIGHTS ? at & 63 : at >> 4;
                int r = sourceRows[row] + sourceRows[64 + term];
                int q = sourceColumns[row] + sourceColumns[64 + term];
                int outside = r | q; // negative as soon as one part is
                if (mode == DATA) {
                    outside = outside | -(r % (strides >> 16)) | -(q % (strides & 0xffff));
                    r = r / (strides >> 16);
                    q = q / (strides & 0xffff);
                }
                outside = outside | (height - 1 - r) | (width - 1 - q);
                int from = indices[row] + indices[64 + term] + (r * width + q) * channels;
                float value = x.get(outside < 0 ? 0 : from);
                as[term * 65 + row] = outside < 0 ? 0f : value;
            }
            for (int i = 0; i < 8; i++) {
                int at = i * 128 + item;
                int term = Math.min(first + (at >> 6), terms - 1);
                int column = Math.min(left + (at & 63), columns - 1);
                int from = mode == WEIGHTS
                        ? term * (columns * groups) + group * columns + column
                        : (group * terms + term) * columns + column;
                float value = b.get(from);
                bs[(at >> 6) * 65 + (at & 63)] = first + (at >> 6) < end ? value : 0f;
            }
            context.localBarrier();
            for (int term = 0; term < 16; term++) {
                float b0 = bs[term * 65 + across * 4];
                float b1 = bs[term * 65 + across * 4 + 1];
                float b2 = bs[term * 65 + across * 4 + 2];
                float b3 = bs[term * 65 + across * 4 + 3];
                for (int i = 0; i < 8; i++) {
                    float v = as[term * 65 + down * 8 + i];
                    sums[i * 4] += v * b0;
                    sums[i * 4 + 1] += v * b1;
                    sums[i * 4 + 2] += v * b2;
                    sums[i * 4 + 3] += v * b3;
                }
            }
            if (item < 16) {
                int at = first + 16 + item;
                boolean place = mode == WEIGHTS;
                sourceRows[64 + item] = at >= end ? FAR : rowOf(at, place, places, window, strides, pads, in, mode);
                sourceColumns[64 + item] = columnOf(at, place, places, window, strides, pads, in, mode);
                indices[64 + item] = indexOf(at, place, places, source, channels, group, in);
            }
            context.localBarrier();
        }
        for (int i = 0; i < 8; i++) {
            int row = top + down * 8 + i;
            for (int j = 0; j < 4; j++) {
                int column = left + across * 4 + j;
                int to = mode == WEIGHTS
                        ? (context.groupIdz * rows + row) * columns + column
                        : row * (columns * groups) + group * columns + column;
                if (row < rows && column < columns) {
                    float offset = mode == FORWARD ? bias.get(group * columns + column) : 0f;
                    c.set(to, sums[i * 4 + j] + offset);
                }
            }
        }
    }

    /** What a place, or else a tap, adds to the row of x, times the stride in DATA. */
    private static int rowOf(int at, boolean place, int places, int window, int strides, int pads, int in, int mode) {
        int row = at / (places & 0xffff) % (places >> 16);
        int tap = at / in / (window & 0xffff);
        if (mode == DATA) {
            return place ? row + (pads >> 16) : -tap;
        }
        return place ? row * (strides >> 16) - (pads >> 16) : tap;
    }

    /** What a place, or else a tap, adds to the column of x, times the stride in DATA. */
    private static int columnOf(
            int at, boolean place, int places, int window, int strides, int pads, int in, int mode) {
        int column = at % (places & 0xffff);
        int tap = at / in % (window & 0xffff);
        if (mode == DATA) {
            return place ? column + (pads & 0xffff) : -tap;
        }
        return place ? column * (strides & 0xffff) - (pads & 0xffff) : tap;
    }

    /** What a place, or else a tap and channel, adds to the index in x beside its row and column. */
    private static int indexOf(int at, boolean place, int places, int source, int channels, int group, int in) {
        int image = at / ((places >> 16) * (places & 0xffff));
        int plane = (source >> 16) * (source & 0xffff);
        return place ? image * plane * channels : group * in + at % in;
    }

    /**
     * Lays weights out as the right factor of {@link #FORWARD} or {@link #DATA}.
     *
     * @param w [groups · out, in, taps]
     * @param packed [groups, taps, in, out] for FORWARD, [groups, taps, out, in] for DATA
     * @param size of both
     */
    public static void pack(
            KernelContext context, FloatArray w, FloatArray packed, int size, int out, int in, int taps, int mode) {
        int i = context.globalIdx;
        if (i < size) {
            int fast = mode == DATA ? in : out;
            int slow = mode == DATA ? out : in;
            int term = i / fast;
            int o = mode == DATA ? term % slow : i % fast;
            int c = mode == DATA ? i % fast : term % slow;
            int tap = term / slow % taps;
            int group = i / (out * in * taps);
            packed.set(i, w.get(((group * out + o) * in + c) * taps + tap));
        }
    }

    /**
     * Adds the stretches that {@link #WEIGHTS} left, and lays them out as weights.
     *
     * @param parts [groups, stretches, taps, in, out]
     * @param dw [groups · out, in, taps]
     * @param size of dw
     */
    public static void unpack(
            KernelContext context,
            FloatArray parts,
            FloatArray dw,
            int size,
            int out,
            int in,
            int taps,
            int stretches) {
        int i = context.globalIdx;
        if (i < size) {
            int one = out * in * taps;
            int group = i / one;
            int o = i % out;
            int c = i / out % in;
            int tap = i % one / (out * in);
            float sum = 0f;
            for (int stretch = 0; stretch < stretches; stretch++) {
                sum += parts.get((group * stretches + stretch) * one + i % one);
            }
            dw.set(((group * out + o) * in + c) * taps + tap, sum);
        }
    }
}

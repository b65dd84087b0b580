package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** The kernels of long sums, in two passes that keep a whole device busy. */
public final class Sums {
    private Sums() {}

    /**
     * Sums along columns. A work group of 32 × 8 items sums a stretch of the rows of 32 columns.
     *
     * @param x [rows, columns]
     * @param parts [stretches, columns]
     * @param rows of x
     * @param columns of x
     * @param stretch rows in one stretch
     */
    public static void columns(
            KernelContext context, FloatArray x, FloatArray parts, int rows, int columns, int stretch) {
        int along = context.localIdx;
        int down = context.localIdy;
        int column = context.groupIdx * 32 + along;
        int begin = context.groupIdy * stretch;
        int end = Math.min(rows, begin + stretch);
        float[] sums = context.allocateFloatLocalArray(8 * 32);
        float sum = 0f;
        for (int row = begin + down; row < end; row += 8) {
            sum += x.get(row * columns + Math.min(column, columns - 1));
        }
        sums[down * 32 + along] = sum;
        context.localBarrier();
        if (down == 0 && column < columns) {
            float total = 0f;
            for (int i = 0; i < 8; i++) {
                total += sums[i * 32 + along];
            }
            parts.set(context.groupIdy * columns + column, total);
        }
    }

    /**
     * Adds the parts of sums, and a bias.
     *
     * @param parts [count, size]
     * @param bias [columns], one for each column of the sums
     * @param sums [size]
     * @param count how many parts
     * @param size how many sums
     * @param columns of the sums
     * @param biased 1 if the bias is added, else 0
     */
    public static void parts(
            KernelContext context,
            FloatArray parts,
            FloatArray bias,
            FloatArray sums,
            int count,
            int size,
            int columns,
            int biased) {
        int i = context.globalIdx;
        if (i < size) {
            float sum = biased == 1 ? bias.get(i % columns) : 0f;
            for (int part = 0; part < count; part++) {
                sum += parts.get(part * size + i);
            }
            sums.set(i, sum);
        }
    }

    /**
     * Puts a bias into every row, for what is to be added to it.
     *
     * @param bias [columns]
     * @param y [size / columns, columns]
     * @param size of y
     */
    public static void spread(KernelContext context, FloatArray bias, FloatArray y, int size, int columns) {
        int i = context.globalIdx;
        if (i < size) {
            y.set(i, bias.get(i % columns));
        }
    }
}

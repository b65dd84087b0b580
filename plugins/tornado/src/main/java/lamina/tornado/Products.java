package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** The kernel of matrix products. */
public final class Products {
    private Products() {}

    /**
     * c[row, column] = bias[column] + Σ a[row, term] · b[term, column]. A work group of 16 × 8 items computes 64 × 64 sums, 16 terms at
     * a time from local memory, and each item holds 8 × 4 of the sums in registers. The terms may be cut into stretches, one for each
     * layer of the grid; then c has the sums of each, and the bias is left out.
     *
     * @param a element (row, term) lies at row · aRow + term · aTerm
     * @param b element (term, column) lies at term · bTerm + column · bColumn
     * @param bias [columns]
     * @param c [stretches, rows, columns]
     * @param rows of c
     * @param columns of c
     * @param terms of each sum
     * @param stretch terms in one stretch, a multiple of 16
     * @param biased 1 if the bias is added, else 0
     */
    public static void product(
            KernelContext context,
            FloatArray a,
            FloatArray b,
            FloatArray bias,
            FloatArray c,
            int rows,
            int columns,
            int terms,
            int stretch,
            int aRow,
            int aTerm,
            int bTerm,
            int bColumn,
            int biased) {
        int x = context.localIdx;
        int y = context.localIdy;
        int item = y * 16 + x;
        int top = context.groupIdx * 64;
        int left = context.groupIdy * 64;
        int begin = context.groupIdz * stretch;
        int end = Math.min(terms, begin + stretch);
        float[] as = context.allocateFloatLocalArray(16 * 65); // 64 and one more: neighbouring terms lie in other banks
        float[] bs = context.allocateFloatLocalArray(16 * 65);
        float[] sums = new float[32];
        for (int i = 0; i < 32; i++) {
            sums[i] = 0f;
        }
        for (int first = begin; first < end; first += 16) {
            for (int i = 0; i < 8; i++) { // neighbouring items read neighbouring elements
                int at = i * 128 + item;
                int term = aTerm == 1 ? at & 15 : at >> 6;
                int row = aTerm == 1 ? at >> 4 : at & 63;
                float value = a.get(Math.min(top + row, rows - 1) * aRow + Math.min(first + term, terms - 1) * aTerm);
                as[term * 65 + row] = first + term < end ? value : 0f;
            }
            for (int i = 0; i < 8; i++) {
                int at = i * 128 + item;
                int term = bTerm == 1 ? at & 15 : at >> 6;
                int column = bTerm == 1 ? at >> 4 : at & 63;
                float value = b.get(
                        Math.min(first + term, terms - 1) * bTerm + Math.min(left + column, columns - 1) * bColumn);
                bs[term * 65 + column] = first + term < end ? value : 0f;
            }
            context.localBarrier();
            for (int term = 0; term < 16; term++) {
                float b0 = bs[term * 65 + x * 4];
                float b1 = bs[term * 65 + x * 4 + 1];
                float b2 = bs[term * 65 + x * 4 + 2];
                float b3 = bs[term * 65 + x * 4 + 3];
                for (int i = 0; i < 8; i++) {
                    float v = as[term * 65 + y * 8 + i];
                    sums[i * 4] += v * b0;
                    sums[i * 4 + 1] += v * b1;
                    sums[i * 4 + 2] += v * b2;
                    sums[i * 4 + 3] += v * b3;
                }
            }
            context.localBarrier();
        }
        int origin = context.groupIdz * rows * columns;
        for (int i = 0; i < 8; i++) {
            int row = top + y * 8 + i;
            for (int j = 0; j < 4; j++) {
                int column = left + x * 4 + j;
                if (row < rows && column < columns) {
                    float offset = biased == 1 ? bias.get(column) : 0f;
                    c.set(origin + row * columns + column, sums[i * 4 + j] + offset);
                }
            }
        }
    }
}

package lamina.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** A library of matrix products, in the language of BLAS: matrices lie column by column. */
interface Blas {

    /**
     * The step that computes c = op(a) · op(b) + beta · c for each matrix of a batch; matrix {@code i} begins {@code i} strides behind
     * the first. The arguments are those of BLAS's {@code gemm}, less alpha, which is 1.
     *
     * @param transposedA whether op(a) is aᵀ
     * @param transposedB whether op(b) is bᵀ
     * @param m rows of op(a) and c
     * @param n columns of op(b) and c
     * @param k columns of op(a), rows of op(b)
     * @param a as {@link #factors} says: {@code FloatArray}, or {@code ShortArray} with the bits of bf16
     * @param lda from column to column of a
     * @param b as a
     * @param ldb from column to column of b
     * @param beta 1 to add to c, 0 to overwrite it
     * @param ldc from column to column of c
     * @param batch how many products
     */
    record Call(
            boolean transposedA,
            boolean transposedB,
            int m,
            int n,
            int k,
            TornadoNativeArray a,
            int lda,
            long strideA,
            TornadoNativeArray b,
            int ldb,
            long strideB,
            float beta,
            FloatArray c,
            int ldc,
            long strideC,
            int batch) {}

    /** What it takes a and b for. */
    Factors factors();

    /** The step of a call. */
    DeviceStep step(Call call);
}

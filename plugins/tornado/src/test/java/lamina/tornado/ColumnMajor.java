package lamina.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * BLAS's {@code sgemm} written down from its definition, in the place of cuBLAS, which needs an NVIDIA GPU. It takes the arguments that
 * cuBLAS is called with.
 */
public final class ColumnMajor implements Blas {

    @Override
    public DeviceStep step(Call call) {
        check(call);
        return (graph, grids, id) -> graph.task(
                id,
                ColumnMajor::sgemm,
                call.transposedA() ? 1 : 0,
                call.transposedB() ? 1 : 0,
                call.m(),
                call.n(),
                call.k(),
                call.a(),
                call.lda(),
                (int) call.strideA(),
                call.b(),
                call.ldb(),
                (int) call.strideB(),
                call.beta(),
                call.c(),
                call.ldc(),
                (int) call.strideC(),
                call.batch());
    }

    /** What cuBLAS demands of its arguments, or it refuses with CUBLAS_STATUS_INVALID_VALUE. */
    private static void check(Call call) {
        boolean legal = call.lda() >= (call.transposedA() ? call.k() : call.m())
                && call.ldb() >= (call.transposedB() ? call.n() : call.k())
                && call.ldc() >= call.m();
        if (!legal) {
            throw new AssertionError("leading dimensions too small: " + call);
        }
    }

    /** c = op(a) · op(b) + beta · c for each of a batch. */
    public static void sgemm(
            int transposedA,
            int transposedB,
            int m,
            int n,
            int k,
            FloatArray a,
            int lda,
            int strideA,
            FloatArray b,
            int ldb,
            int strideB,
            float beta,
            FloatArray c,
            int ldc,
            int strideC,
            int batch) {
        for (@Parallel int i = 0; i < batch * n; i++) {
            for (@Parallel int row = 0; row < m; row++) {
                int column = i % n;
                int each = i / n;
                float sum = 0f;
                for (int term = 0; term < k; term++) {
                    int fromA = transposedA == 1 ? term + row * lda : row + term * lda;
                    int fromB = transposedB == 1 ? column + term * ldb : term + column * ldb;
                    sum += a.get(each * strideA + fromA) * b.get(each * strideB + fromB);
                }
                int to = each * strideC + row + column * ldc;
                float before = beta == 0f ? 0f : beta * c.get(to);
                c.set(to, sum + before);
            }
        }
    }
}

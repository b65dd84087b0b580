package lamina.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * BLAS's {@code gemm} written down from its definition, in the place of cuBLAS, which needs an NVIDIA GPU. It takes the arguments that
 * cuBLAS is called with.
 *
 * @param factors what a and b are
 */
public record ColumnMajor(Factors factors) implements Blas {

    @Override
    public DeviceStep step(Call call) {
        check(call);
        return factors == Factors.BF16 ? halves(call) : floats(call);
    }

    private static DeviceStep floats(Call call) {
        return (graph, grids, id) -> graph.task(
                id,
                ColumnMajor::gemm,
                call.transposedA() ? 1 : 0,
                call.transposedB() ? 1 : 0,
                call.m(),
                call.n(),
                call.k(),
                (FloatArray) call.a(),
                call.lda(),
                (int) call.strideA(),
                (FloatArray) call.b(),
                call.ldb(),
                (int) call.strideB(),
                call.beta(),
                call.c(),
                call.ldc(),
                (int) call.strideC(),
                call.batch());
    }

    private static DeviceStep halves(Call call) {
        return (graph, grids, id) -> graph.task(
                id,
                ColumnMajor::gemmOfHalves,
                call.transposedA() ? 1 : 0,
                call.transposedB() ? 1 : 0,
                call.m(),
                call.n(),
                call.k(),
                (ShortArray) call.a(),
                call.lda(),
                (int) call.strideA(),
                (ShortArray) call.b(),
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
    public static void gemm(
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

    /** The same of bf16. */
    public static void gemmOfHalves(
            int transposedA,
            int transposedB,
            int m,
            int n,
            int k,
            ShortArray a,
            int lda,
            int strideA,
            ShortArray b,
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
                    sum += value(a.get(each * strideA + fromA)) * value(b.get(each * strideB + fromB));
                }
                int to = each * strideC + row + column * ldc;
                float before = beta == 0f ? 0f : beta * c.get(to);
                c.set(to, sum + before);
            }
        }
    }

    /** A normal number or zero in bf16. TornadoVM's own function, which knows NaN too, gives no OpenCL that compiles. */
    private static float value(short bits) {
        int all = bits < 0 ? bits + 65536 : bits;
        int exponent = all / 128 % 256;
        float fraction = 1f + all % 128 / 128f;
        float size = exponent == 0 ? 0f : fraction * TornadoMath.pow(2f, exponent - 127f);
        return all >= 32768 ? -size : size;
    }
}

package lamina.tornado;

import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.common.LibraryTaskDescriptor;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.cublas.CuBlas;
import uk.ac.manchester.tornado.cublas.CuBlasOptions;
import uk.ac.manchester.tornado.cublas.enums.CuBlasMathMode;
import uk.ac.manchester.tornado.cublas.enums.CuBlasOperation;

/**
 * NVIDIA's cuBLAS, through TornadoVM's library tasks, which only its CUDA backend has. Not yet run on a GPU.
 *
 * @param tf32 whether tensor cores may round factors to TF32's ten bits of fraction; sums stay in fp32
 */
record Cublas(boolean tf32) implements Blas {

    @Override
    public DeviceStep step(Call call) {
        return (graph, grids, id) -> {
            if (call.batch() == 1) {
                single(graph, id, call);
            } else {
                batched(graph, id, call);
            }
        };
    }

    private void single(TaskGraph graph, String id, Call call) {
        graph.libraryTask(
                id,
                this::sgemm,
                operation(call.transposedA()),
                operation(call.transposedB()),
                call.m(),
                call.n(),
                call.k(),
                call.a(),
                call.lda(),
                call.b(),
                call.ldb(),
                call.beta(),
                call.c(),
                call.ldc());
    }

    private LibraryTaskDescriptor sgemm(
            int opA,
            int opB,
            int m,
            int n,
            int k,
            FloatArray a,
            int lda,
            FloatArray b,
            int ldb,
            float beta,
            FloatArray c,
            int ldc) {
        return tuned(CuBlas.cublasSgemm(opA, opB, m, n, k, 1f, a, lda, b, ldb, beta, c, ldc));
    }

    private void batched(TaskGraph graph, String id, Call call) {
        graph.libraryTask(
                id,
                this::sgemmStridedBatched,
                operation(call.transposedA()),
                operation(call.transposedB()),
                call.m(),
                call.n(),
                call.k(),
                call.a(),
                call.lda(),
                call.strideA(),
                call.b(),
                call.ldb(),
                call.strideB(),
                call.beta(),
                call.c(),
                call.ldc(),
                call.strideC(),
                call.batch());
    }

    private LibraryTaskDescriptor sgemmStridedBatched(
            int opA,
            int opB,
            int m,
            int n,
            int k,
            FloatArray a,
            int lda,
            long strideA,
            FloatArray b,
            int ldb,
            long strideB,
            float beta,
            FloatArray c,
            int ldc,
            long strideC,
            int batch) {
        return tuned(CuBlas.cublasSgemmStridedBatched(
                opA, opB, m, n, k, 1f, a, lda, strideA, b, ldb, strideB, beta, c, ldc, strideC, batch));
    }

    private LibraryTaskDescriptor tuned(LibraryTaskDescriptor task) {
        return tf32
                ? task.withTuning(new CuBlasOptions().withMathMode(CuBlasMathMode.CUBLAS_TF32_TENSOR_OP_MATH))
                : task;
    }

    private static int operation(boolean transposed) {
        return (transposed ? CuBlasOperation.CUBLAS_OP_T : CuBlasOperation.CUBLAS_OP_N).operation();
    }
}

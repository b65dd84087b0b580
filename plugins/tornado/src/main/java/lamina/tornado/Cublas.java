package lamina.tornado;

import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.common.LibraryTaskDescriptor;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * NVIDIA's cuBLAS by TornadoVM's library tasks, which only its CUDA backend has. Each is a call of {@code cublasGemmStridedBatchedEx},
 * that {@link CublasProvider} makes. Not yet run on a GPU.
 *
 * @param factors what it takes the factors for
 */
record Cublas(Factors factors) implements Blas {
    /** The name under which TornadoVM finds {@link CublasProvider}. */
    static final String LIBRARY = "lamina/cublas";

    @Override
    public DeviceStep step(Call call) {
        return (graph, grids, id) ->
                graph.libraryTask(id, (a, b, c) -> task(call, a, b, c), call.a(), call.b(), call.c());
    }

    /** What TornadoVM has to know: the arrays, and which of them is written; the rest goes past it, as what it calls "tuning". */
    private LibraryTaskDescriptor task(Call call, TornadoNativeArray a, TornadoNativeArray b, FloatArray c) {
        return new LibraryTaskDescriptor()
                .withLibrary(LIBRARY)
                .withFunction(factors.name())
                .withParameters(new Object[] {a, b, c})
                .withAccess(new Access[] {
                    Access.READ_ONLY, Access.READ_ONLY, call.beta() == 0 ? Access.WRITE_ONLY : Access.READ_WRITE
                })
                .withTuning(call);
    }
}

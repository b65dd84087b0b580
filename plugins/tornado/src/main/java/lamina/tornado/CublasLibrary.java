package lamina.tornado;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import lamina.api.BackendException;

/**
 * The functions of cuBLAS that {@link CublasProvider} calls, of whichever version is installed: their signatures are the same in 12 and
 * 13. Pointers to the device's memory are numbers here.
 */
final class CublasLibrary {
    /** {@code cudaDataType}, {@code cublasComputeType_t} and {@code cublasGemmAlgo_t} of library_types.h and cublas_api.h. */
    private static final int CUDA_R_32F = 0;

    private static final int CUDA_R_16BF = 14;
    private static final int CUBLAS_COMPUTE_32F = 68;
    private static final int CUBLAS_COMPUTE_32F_FAST_TF32 = 77;
    private static final int CUBLAS_GEMM_DEFAULT = -1;

    /** More bytes than any description has. */
    private static final int LONGEST = 1024;

    private final CudaDriver driver;
    private final MethodHandle create;
    private final MethodHandle setStream;
    private final MethodHandle destroy;
    private final MethodHandle multiply;
    private final MethodHandle describe;
    private final MemorySegment one; // what a product is multiplied by: host memory, which stays as long as the library
    private final MemorySegment zero;

    /** Binds them. */
    CublasLibrary(SymbolLookup cublas, CudaDriver driver) {
        this.driver = driver;
        create = CudaDriver.bind(cublas, "cublasCreate_v2", ADDRESS);
        setStream = CudaDriver.bind(cublas, "cublasSetStream_v2", JAVA_LONG, JAVA_LONG);
        destroy = CudaDriver.bind(cublas, "cublasDestroy_v2", JAVA_LONG);
        multiply = CudaDriver.bind(
                cublas,
                "cublasGemmStridedBatchedEx",
                JAVA_LONG, // handle
                JAVA_INT, // op(a)
                JAVA_INT, // op(b)
                JAVA_INT, // m
                JAVA_INT, // n
                JAVA_INT, // k
                ADDRESS, // alpha
                JAVA_LONG, // a
                JAVA_INT, // its type
                JAVA_INT, // lda
                JAVA_LONG, // strideA
                JAVA_LONG, // b
                JAVA_INT, // its type
                JAVA_INT, // ldb
                JAVA_LONG, // strideB
                ADDRESS, // beta
                JAVA_LONG, // c
                JAVA_INT, // its type
                JAVA_INT, // ldc
                JAVA_LONG, // strideC
                JAVA_INT, // batch
                JAVA_INT, // compute type
                JAVA_INT); // algorithm
        describe = describer(cublas);
        one = Arena.global().allocateFrom(JAVA_FLOAT, 1f);
        zero = Arena.global().allocateFrom(JAVA_FLOAT, 0f);
    }

    @SuppressWarnings("restricted") // the function's own signature
    private static MethodHandle describer(SymbolLookup cublas) {
        AddressLayout text = ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(LONGEST, JAVA_BYTE));
        return Linker.nativeLinker()
                .downcallHandle(cublas.findOrThrow("cublasGetStatusString"), FunctionDescriptor.of(text, JAVA_INT));
    }

    /** A handle whose work goes to a stream of a CUDA context. */
    long create(long context, long stream) {
        try (Arena arena = Arena.ofConfined()) {
            driver.enter(context);
            MemorySegment handle = arena.allocate(JAVA_LONG);
            require("cublasCreate", (int) create.invokeExact(handle));
            long created = handle.get(JAVA_LONG, 0);
            require("cublasSetStream", (int) setStream.invokeExact(created, stream));
            return created;
        } catch (Throwable e) {
            throw CudaDriver.unchecked(e);
        }
    }

    /** Waits for the handle's work, and frees what it holds. */
    void destroy(long context, long handle) {
        try {
            driver.enter(context);
            require("cublasDestroy", (int) destroy.invokeExact(handle));
        } catch (Throwable e) {
            throw CudaDriver.unchecked(e);
        }
    }

    /** Puts one call, with its arrays in the device's memory, onto the handle's stream. */
    void multiply(long context, long handle, Factors factors, Blas.Call call, long a, long b, long c) {
        int type = factors == Factors.BF16 ? CUDA_R_16BF : CUDA_R_32F;
        MemorySegment beta = call.beta() == 0 ? zero : one;
        try {
            driver.enter(context);
            int status = (int) multiply.invokeExact(
                    handle,
                    call.transposedA() ? 1 : 0,
                    call.transposedB() ? 1 : 0,
                    call.m(),
                    call.n(),
                    call.k(),
                    one,
                    a,
                    type,
                    call.lda(),
                    call.strideA(),
                    b,
                    type,
                    call.ldb(),
                    call.strideB(),
                    beta,
                    c,
                    CUDA_R_32F,
                    call.ldc(),
                    call.strideC(),
                    call.batch(),
                    factors == Factors.TF32 ? CUBLAS_COMPUTE_32F_FAST_TF32 : CUBLAS_COMPUTE_32F,
                    CUBLAS_GEMM_DEFAULT);
            if (status != 0) { // its words are made only then: this runs for each product of each step
                throw failure(
                        "a product of %d x %d sums of %d terms, %d times, %s"
                                .formatted(call.m(), call.n(), call.k(), call.batch(), factors),
                        status);
            }
        } catch (Throwable e) {
            throw CudaDriver.unchecked(e);
        }
    }

    private void require(String what, int status) throws Throwable {
        if (status != 0) {
            throw failure(what, status);
        }
    }

    private BackendException failure(String what, int status) throws Throwable {
        String reason = ((MemorySegment) describe.invokeExact(status)).getString(0);
        return new BackendException(
                "cuBLAS fails in " + what + ": " + reason
                        + "; update NVIDIA's driver, or set \"precision\" of the backend tornado to \"f32\", and please report this");
    }
}

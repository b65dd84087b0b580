package lamina.tornado;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import lamina.api.BackendException;

/** The functions of NVIDIA's driver that are called beside TornadoVM. */
final class CudaDriver {
    private static final int CU_MEMHOSTREGISTER_PORTABLE = 1; // for all contexts

    private final MethodHandle setContext;
    private final MethodHandle register;
    private final MethodHandle unregister;

    /** Binds them. */
    CudaDriver(SymbolLookup driver) {
        setContext = bind(driver, "cuCtxSetCurrent", JAVA_LONG);
        register = bind(driver, "cuMemHostRegister_v2", ADDRESS, JAVA_LONG, JAVA_INT);
        unregister = bind(driver, "cuMemHostUnregister", ADDRESS);
    }

    /** Binds a function that gives a status. */
    @SuppressWarnings("restricted") // the functions' own signatures
    static MethodHandle bind(SymbolLookup library, String function, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(function), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /** From here on this thread's calls are for a context; else they are for that of the last call that set one, if any. */
    void enter(long context) {
        int status;
        try {
            status = (int) setContext.invokeExact(context);
        } catch (Throwable e) {
            throw unchecked(e);
        }
        if (status != 0) {
            throw new BackendException("CUDA refuses its own context, with error " + status + "; please report this");
        }
    }

    /** Locks memory of the host, so that the device fetches it by itself; in the context of this thread. Says whether it is locked now. */
    boolean lock(MemorySegment memory) {
        try {
            return (int) register.invokeExact(memory, memory.byteSize(), CU_MEMHOSTREGISTER_PORTABLE) == 0;
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** Lets go of what was locked. */
    void unlock(MemorySegment memory) {
        try {
            int unused = (int) unregister.invokeExact(memory); // fails only for what is not locked
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** What to throw for what a method handle has thrown. */
    static RuntimeException unchecked(Throwable e) {
        if (e instanceof RuntimeException runtime) {
            return runtime;
        }
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e); // C functions throw nothing
    }
}

package lamina.tornado;

import uk.ac.manchester.tornado.runtime.common.TornadoXPUDevice;
import uk.ac.manchester.tornado.runtime.library.spi.LibraryContext;
import uk.ac.manchester.tornado.runtime.library.spi.LibraryInvocation;
import uk.ac.manchester.tornado.runtime.library.spi.TornadoLibraryProvider;
import uk.ac.manchester.tornado.runtime.library.spi.TornadoNativeStreamSupport;

/**
 * Makes the calls of {@link Cublas} on the stream of a TornadoVM plan. TornadoVM's own provider for cuBLAS has no products of bf16 that
 * give fp32, and none of them in batches; and it is linked with one version of cuBLAS.
 */
@SuppressWarnings("exports") // public for TornadoVM alone
public final class CublasProvider implements TornadoLibraryProvider {

    /** A handle of cuBLAS for one plan. */
    private record Handle(CublasLibrary library, long context, long handle) implements LibraryContext {}

    @Override
    public String libraryName() {
        return Cublas.LIBRARY;
    }

    @Override
    public boolean canHandle(TornadoXPUDevice device) {
        return device instanceof TornadoNativeStreamSupport;
    }

    @Override
    public LibraryContext createContext(TornadoXPUDevice device, long executionPlanId) {
        TornadoNativeStreamSupport support = (TornadoNativeStreamSupport) device;
        long context = support.getNativeContext(executionPlanId);
        CublasLibrary library = NvidiaLibraries.cublas();
        return new Handle(library, context, library.create(context, support.getNativeStream(executionPlanId)));
    }

    @Override
    public void dispatch(String functionName, LibraryInvocation invocation) {
        Handle handle = (Handle) invocation.getContext();
        handle.library()
                .multiply(
                        handle.context(),
                        handle.handle(),
                        Factors.valueOf(functionName),
                        (Blas.Call) invocation.getTuning(),
                        invocation.getDevicePointer(0),
                        invocation.getDevicePointer(1),
                        invocation.getDevicePointer(2));
    }

    @Override
    public void destroyContext(LibraryContext context) {
        Handle handle = (Handle) context;
        handle.library().destroy(handle.context(), handle.handle());
    }
}

package lamina.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;
import lamina.api.BackendException;

/** Finds NVIDIA's driver and cuBLAS, once, where the system's loader looks for libraries. */
final class NvidiaLibraries {
    private static final List<String> CUBLAS =
            List.of("libcublas.so.13", "libcublas.so.12", "cublas64_13", "cublas64_12");
    private static final List<String> DRIVER = List.of("libcuda.so.1", "nvcuda");

    /** What to say where there is no cuBLAS. */
    static final String MISSING = "cuBLAS is missing (" + CUBLAS.get(0) + " or " + CUBLAS.get(1)
            + "): install it, as part of the CUDA toolkit or by itself, or name its folder in LD_LIBRARY_PATH";

    private static final class Found {
        static final Optional<CudaDriver> DRIVER = find(NvidiaLibraries.DRIVER).map(CudaDriver::new);
        static final Optional<CublasLibrary> CUBLAS = DRIVER.flatMap(
                driver -> find(NvidiaLibraries.CUBLAS).map(library -> new CublasLibrary(library, driver)));
    }

    private NvidiaLibraries() {}

    static Optional<CudaDriver> driver() {
        return Found.DRIVER;
    }

    /** Whether there is a cuBLAS. */
    static boolean hasCublas() {
        return Found.CUBLAS.isPresent();
    }

    /** @throws BackendException if there is none */
    static CublasLibrary cublas() {
        return Found.CUBLAS.orElseThrow(() -> new BackendException(MISSING));
    }

    private static Optional<SymbolLookup> find(List<String> names) {
        return names.stream().flatMap(name -> lookup(name).stream()).findFirst();
    }

    @SuppressWarnings("restricted") // a library is code of its own
    private static Optional<SymbolLookup> lookup(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not installed
        }
    }
}

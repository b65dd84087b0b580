package lamina.webp;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The two functions of libwebp's simple interface (webp/decode.h) that are needed. */
@SuppressWarnings("restricted") // native calls are what this class is for
final class Webp {
    private static final SymbolLookup LIBRARY = WebpLibrary.load();

    private static final MethodHandle INFO = Linker.nativeLinker()
            .downcallHandle(
                    LIBRARY.findOrThrow("WebPGetInfo"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS));
    private static final MethodHandle DECODE = Linker.nativeLinker()
            .downcallHandle(
                    LIBRARY.findOrThrow("WebPDecodeRGBAInto"),
                    FunctionDescriptor.of(
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT));

    private Webp() {}

    /** Loads the library, or throws the error that says why not. */
    static void requireLoaded() {
        // reached only once this class is initialized
    }

    /**
     * Reads the size.
     *
     * @param size room for two ints: width, then height
     * @return whether the header is sound
     */
    static boolean info(MemorySegment file, MemorySegment size) {
        try {
            return (int) INFO.invokeExact(file, file.byteSize(), size.asSlice(0, 4), size.asSlice(4, 4)) != 0;
        } catch (Throwable e) {
            throw new AssertionError("a native call throws nothing", e);
        }
    }

    /**
     * Decodes to red, green, blue and opacity.
     *
     * @param stride bytes of a row
     * @return whether the file is sound
     */
    static boolean decode(MemorySegment file, MemorySegment pixels, int stride) {
        try {
            MemorySegment result =
                    (MemorySegment) DECODE.invokeExact(file, file.byteSize(), pixels, pixels.byteSize(), stride);
            return !result.equals(MemorySegment.NULL);
        } catch (Throwable e) {
            throw new AssertionError("a native call throws nothing", e);
        }
    }
}

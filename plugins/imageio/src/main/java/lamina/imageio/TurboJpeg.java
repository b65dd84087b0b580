package lamina.imageio;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Those functions of libjpeg-turbo's TurboJPEG interface (turbojpeg.h) that decode, which versions 2 and 3 have alike. They catch what
 * libjpeg does with damage, a jump out of the library, and give a status instead. After one a decompressor is of no more use: version
 * 2.1 leaves it in the middle of the damaged file.
 */
@SuppressWarnings("restricted") // native calls are what this class is for
final class TurboJpeg {
    /** Red, green, blue, a byte each (TJPF_RGB). */
    static final int RGB = 0;

    /** Four bytes as libjpeg gives them, YCCK already made CMYK (TJPF_CMYK). */
    static final int CMYK = 11;

    private static final int ACCURATE_DCT = 4096; // TJFLAG_ACCURATEDCT
    private static final int LIMIT_SCANS = 32768; // TJFLAG_LIMITSCANS: 500
    private static final int WARNING = 0; // TJERR_WARNING, as against TJERR_FATAL

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout LONG = LINKER.canonicalLayouts().get("long"); // 32 bits on Windows
    private static final SymbolLookup LIBRARY = TurboLibrary.load();

    private static final MethodHandle INIT = handle("tjInitDecompress", FunctionDescriptor.of(ValueLayout.ADDRESS));
    private static final MethodHandle HEADER = handle(
            "tjDecompressHeader3",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS));
    private static final MethodHandle DECODE = handle(
            "tjDecompress2",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT));
    private static final MethodHandle ERROR_CODE =
            handle("tjGetErrorCode", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle ERROR_TEXT =
            handle("tjGetErrorStr2", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private static final MethodHandle DESTROY =
            handle("tjDestroy", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private TurboJpeg() {}

    /** Loads the library, or throws the error that says why not. */
    static void requireLoaded() {
        // reached only once this class is initialized
    }

    /** A decompressor, for one thread at a time; to be given back by {@link #destroy}. */
    static MemorySegment decompressor() {
        MemorySegment handle = (MemorySegment) call(() -> (MemorySegment) INIT.invokeExact());
        if (handle.equals(MemorySegment.NULL)) {
            throw new OutOfMemoryError("tjInitDecompress");
        }
        return handle;
    }

    static void destroy(MemorySegment handle) {
        int unused = (int) call(() -> (int) DESTROY.invokeExact(handle)); // says nothing but that the handle was null
    }

    /**
     * Reads the size.
     *
     * @param numbers room for four ints: width and height come out first
     */
    static void header(MemorySegment handle, MemorySegment jpeg, long length, MemorySegment numbers)
            throws IOException {
        numbers.fill((byte) 0);
        int status = (int) call(() -> (int) HEADER.invokeExact(
                handle,
                jpeg,
                length,
                numbers.asSlice(0, 4),
                numbers.asSlice(4, 4),
                numbers.asSlice(8, 4),
                numbers.asSlice(12, 4)));
        // subsampling that TurboJPEG has no name for is refused here, though it decodes; then the size is there all the
        // same
        if (status != 0 && numbers.get(ValueLayout.JAVA_INT, 0) <= 0) {
            throw new IOException("libjpeg-turbo says: " + text(handle));
        }
    }

    /**
     * Decodes.
     *
     * @param pixels room for height rows of width pixels
     * @param height of what comes out: the picture's, or that of one of its scaled versions
     * @param format {@link #RGB} or {@link #CMYK}
     * @return the first thing in the file that was damaged and made up for; empty if all went well
     */
    static String decode(
            MemorySegment handle,
            MemorySegment jpeg,
            long length,
            MemorySegment pixels,
            int height,
            int width,
            int format)
            throws IOException {
        int pitch = width * (format == CMYK ? 4 : 3);
        int status = (int) call(() -> (int) DECODE.invokeExact(
                handle, jpeg, length, pixels, width, pitch, height, format, ACCURATE_DCT | LIMIT_SCANS));
        if (status != 0 && (int) call(() -> (int) ERROR_CODE.invokeExact(handle)) != WARNING) {
            throw new IOException("libjpeg-turbo says: " + text(handle));
        }
        return status == 0 ? "" : text(handle);
    }

    private static String text(MemorySegment handle) {
        MemorySegment text = (MemorySegment) call(() -> (MemorySegment) ERROR_TEXT.invokeExact(handle));
        return text.reinterpret(Integer.MAX_VALUE).getString(0);
    }

    /** {@code unsigned long} is a Java long here, whatever it is on this platform. */
    private static MethodHandle handle(String name, FunctionDescriptor type) {
        MethodHandle handle = LINKER.downcallHandle(LIBRARY.findOrThrow(name), type);
        MethodType wide = handle.type();
        for (int i = 0; i < type.argumentLayouts().size(); i++) {
            if (type.argumentLayouts().get(i).equals(LONG)) {
                wide = wide.changeParameterType(i, long.class);
            }
        }
        return MethodHandles.explicitCastArguments(handle, wide);
    }

    @FunctionalInterface
    private interface Call {
        Object run() throws Throwable;
    }

    private static Object call(Call call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a native call throws nothing else", e);
        }
    }
}

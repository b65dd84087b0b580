package lamina.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The host's side of TornadoVM's arrays: zero, and really there only where it has been touched, for most of it never is. Where the
 * system does not offer that (it is Linux's {@code mmap}), the memory is there from the beginning.
 */
final class HostPages {
    private static final int PROT_READ_WRITE = 0x1 | 0x2;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;

    private HostPages() {}

    /** Memory that goes when the arena is closed; starts at a multiple of 64. */
    static MemorySegment map(long bytes, Arena arena) {
        return mapped(bytes, arena).orElseGet(() -> arena.allocate(bytes, 64));
    }

    @SuppressWarnings("restricted") // the segment gets the size that was asked for
    private static Optional<MemorySegment> mapped(long bytes, Arena arena) {
        if (!System.getProperty("os.name").equals("Linux")
                || !HostPages.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        try {
            MemorySegment start = (MemorySegment) Calls.MMAP.invokeExact(
                    MemorySegment.NULL, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0L);
            return start.address() == -1
                    ? Optional.empty()
                    : Optional.of(start.reinterpret(bytes, arena, mapped -> unmap(mapped, bytes)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // C functions throw nothing
        }
    }

    private static void unmap(MemorySegment start, long bytes) {
        try {
            int unused = (int) Calls.MUNMAP.invokeExact(start, bytes); // fails only for what is not mapped
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Bound when first used, for only then is native access wanted. */
    @SuppressWarnings("restricted") // the functions' own signatures
    private static final class Calls {
        private static final Linker LINKER = Linker.nativeLinker();
        static final MethodHandle MMAP = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("mmap"),
                FunctionDescriptor.of(
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG));
        static final MethodHandle MUNMAP = LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow("munmap"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    }
}

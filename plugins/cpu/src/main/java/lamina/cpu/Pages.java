package lamina.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Memory straight from Linux: {@code mmap} without touching the pages, {@code madvise} for huge ones. */
final class Pages {
    private static final int PROT_READ_WRITE = 0x1 | 0x2;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;
    private static final int MADV_HUGEPAGE = 14;

    private Pages() {}

    /** Whether this is Linux and Lamina may call native code. */
    static boolean usable() {
        String system = System.getProperty("os.name");
        return system.equals("Linux") && Pages.class.getModule().isNativeAccessEnabled();
    }

    /**
     * Reserves addresses; the memory is zero, comes when it is touched, and goes when the arena is closed.
     *
     * @return empty where the system refuses: a limit on addresses, or no promise of memory that is not there
     */
    @SuppressWarnings("restricted") // the segment gets the size that was asked for
    static Optional<MemorySegment> map(long bytes, Arena arena) {
        try {
            MemorySegment start = (MemorySegment) Calls.MMAP.invokeExact(
                    MemorySegment.NULL, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0L);
            if (start.address() == -1) {
                return Optional.empty();
            }
            int unused =
                    (int) Calls.MADVISE.invokeExact(start, bytes, MADV_HUGEPAGE); // refused: small pages do as well
            return Optional.of(start.reinterpret(bytes, arena, mapped -> unmap(mapped, bytes)));
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
        static final MethodHandle MMAP = handle(
                "mmap",
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG);
        static final MethodHandle MADVISE = handle(
                "madvise", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        static final MethodHandle MUNMAP =
                handle("munmap", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);

        private static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
        }
    }
}

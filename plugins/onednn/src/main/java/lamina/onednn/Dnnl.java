package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** oneDNN's engine, its primitives and what they are described by. */
final class Dnnl {
    private static final int CPU = 1;
    private static final int IN_ORDER = 1;
    private static final int QUERY_IMPLEMENTATION = 8;

    private static final MethodHandle EXECUTE = Functions.bind("dnnl_primitive_execute", "ippip");
    private static final MethodHandle SET_THREADS = Functions.bind("omp_set_num_threads", "vi");
    private static final MemorySegment ENGINE =
            Functions.create("dnnl_engine_create", "ipil", Arena.global(), "dnnl_engine_destroy", CPU, 0L);

    private Dnnl() {}

    /** Loads the library if that has not happened. */
    static void requireLoaded() {}

    /** Runs a primitive; {@code arguments} are {@code count} pairs of argument and memory object. */
    static void execute(MemorySegment primitive, MemorySegment stream, int count, MemorySegment arguments, String op) {
        try {
            int status = (int) EXECUTE.invokeExact(primitive, stream, count, arguments);
            if (status != 0) {
                throw Functions.failure("dnnl_primitive_execute", status, op);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // C functions throw nothing
        }
    }

    /** How many threads the parallel loops that this thread starts from now on have. */
    static void setThreads(int threads) {
        try {
            SET_THREADS.invokeExact(threads);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static MemorySegment stream(Arena arena) {
        return Functions.create("dnnl_stream_create", "ippi", arena, "dnnl_stream_destroy", ENGINE, IN_ORDER);
    }

    /** Its version: {@code 3.13.0}. */
    @SuppressWarnings("restricted") // dnnl_version_t begins with three numbers
    static String version() {
        MemorySegment version = ((MemorySegment) Functions.call("dnnl_version", "p")).reinterpret(12);
        return IntStream.range(0, 3)
                .mapToObj(i -> String.valueOf(version.getAtIndex(ValueLayout.JAVA_INT, i)))
                .collect(Collectors.joining("."));
    }

    /** What of the processor the library uses ({@code dnnl_cpu_isa_t}). */
    static int instructionSet() {
        return (int) Functions.call("dnnl_get_effective_cpu_isa", "i");
    }

    /** A memory object over memory of ours. */
    static MemorySegment memory(Arena arena, MemorySegment layout, MemorySegment data) {
        return Functions.create("dnnl_memory_create", "ipppp", arena, "dnnl_memory_destroy", layout, ENGINE, data);
    }

    static MemorySegment primitive(Arena arena, MemorySegment descriptor) {
        return Functions.create("dnnl_primitive_create", "ipp", arena, "dnnl_primitive_destroy", descriptor);
    }

    /** The layout that a primitive wants or has; NULL or of size 0 if it has none of that kind. Lives as long as the descriptor. */
    static MemorySegment layoutOf(MemorySegment descriptor, Query query) {
        return (MemorySegment) Functions.call("dnnl_primitive_desc_query_md", "ppii", descriptor, query.code(), 0);
    }

    /** The name of the implementation behind a descriptor: {@code brgconv:avx512_core}. */
    @SuppressWarnings("restricted") // a C string of the library's
    static String implementation(MemorySegment descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            Functions.run("dnnl_primitive_desc_query", "ipiip", descriptor, QUERY_IMPLEMENTATION, 0, result);
            return result.get(ValueLayout.ADDRESS, 0)
                    .reinterpret(Long.MAX_VALUE)
                    .getString(0);
        }
    }

    /**
     * Creates a primitive descriptor.
     *
     * @param operation the middle of the function's name: {@code convolution_forward}
     * @param signature of the arguments between the engine and the attributes: i int, l long, f float, p pointer
     * @throws Unfit if oneDNN cannot do it
     */
    static MemorySegment descriptor(
            Arena arena, String operation, String signature, MemorySegment attributes, Object... arguments)
            throws Unfit {
        Object[] all = new Object[arguments.length + 2];
        all[0] = ENGINE;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = attributes;
        return Functions.create(
                "dnnl_" + operation + "_primitive_desc_create",
                "ipp" + signature + "p",
                arena,
                "dnnl_primitive_desc_destroy",
                status -> new Unfit(
                        "oneDNN has no " + operation.replace('_', ' ') + " for this (" + Status.text(status) + ")"),
                all);
    }

    /** Creates the descriptor of a copy from one layout into another. */
    static MemorySegment reorder(Arena arena, MemorySegment from, MemorySegment to) {
        return Functions.create(
                "dnnl_reorder_primitive_desc_create",
                "ipppppp",
                arena,
                "dnnl_primitive_desc_destroy",
                from,
                ENGINE,
                to,
                ENGINE,
                Attributes.PLAIN);
    }

    /** Creates the descriptor of the sum of {@code count} pieces of one layout. */
    static MemorySegment sum(Arena arena, MemorySegment layout, int count) {
        MemorySegment scales = arena.allocate(ValueLayout.JAVA_FLOAT, count);
        MemorySegment layouts = arena.allocate(ValueLayout.ADDRESS, count);
        for (int i = 0; i < count; i++) {
            scales.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1);
            layouts.setAtIndex(ValueLayout.ADDRESS, i, layout);
        }
        return Functions.create(
                "dnnl_sum_primitive_desc_create",
                "ipppippp",
                arena,
                "dnnl_primitive_desc_destroy",
                ENGINE,
                layout,
                count,
                scales,
                layouts,
                Attributes.PLAIN);
    }
}

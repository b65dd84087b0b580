package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lamina.api.BackendException;

/** oneDNN's C API, as far as it is used: one method per function, every status checked. */
final class Dnnl {
    /** Rank of its dimension arrays. */
    private static final int MAX_RANK = 12;

    private static final int CPU = 1;
    private static final int IN_ORDER = 1;
    private static final int USER_SCRATCHPAD = 1;
    private static final int QUERY_IMPLEMENTATION = 8;
    private static final int QUERY_TYPE = 258;

    private static final SymbolLookup LIBRARY = Libraries.load();
    private static final MethodHandle EXECUTE = handle("dnnl_primitive_execute", "ippip");
    private static final MethodHandle SET_THREADS = handle("omp_set_num_threads", "vi");
    private static final MemorySegment ENGINE = engine();

    /** Scratchpads are given by us, so that they are planned and counted. */
    static final MemorySegment ATTRIBUTES = attributes(Arena.global());

    private Dnnl() {}

    /** Loads the library if that has not happened. */
    static void requireLoaded() {}

    /** Runs a primitive; {@code arguments} are {@code count} pairs of argument and memory object. */
    static void execute(MemorySegment primitive, MemorySegment stream, int count, MemorySegment arguments, String op) {
        try {
            int status = (int) EXECUTE.invokeExact(primitive, stream, count, arguments);
            if (status != 0) {
                throw failure("dnnl_primitive_execute", status, op);
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
        return created("dnnl_stream_create", "ippi", arena, "dnnl_stream_destroy", ENGINE, IN_ORDER);
    }

    /** A memory descriptor of elements of a type in a layout with a name. */
    static MemorySegment layout(Arena arena, int type, Tag tag, long... dimensions) {
        return created(
                "dnnl_memory_desc_create_with_tag",
                "ipipii",
                arena,
                "dnnl_memory_desc_destroy",
                dimensions.length,
                dimensions(arena, dimensions),
                type,
                tag.code());
    }

    /** The type of a layout's elements; 0 for an empty one. */
    static int typeOf(MemorySegment layout) {
        return number(layout, QUERY_TYPE);
    }

    /** A number that a memory descriptor tells. */
    static int number(MemorySegment layout, int query) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.JAVA_INT);
            check("dnnl_memory_desc_query", call("dnnl_memory_desc_query", "ipip", layout, query, result));
            return result.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /** Numbers that a memory descriptor tells, one for each dimension or block. */
    @SuppressWarnings("restricted") // an array inside the descriptor, as long as all of oneDNN's
    static long[] numbers(MemorySegment layout, int query, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            check("dnnl_memory_desc_query", call("dnnl_memory_desc_query", "ipip", layout, query, result));
            return result.get(ValueLayout.ADDRESS, 0)
                    .reinterpret((long) MAX_RANK * Long.BYTES)
                    .asSlice(0, (long) count * Long.BYTES)
                    .toArray(ValueLayout.JAVA_LONG);
        }
    }

    /** Its version: {@code 3.13.0}. */
    @SuppressWarnings("restricted") // dnnl_version_t begins with three numbers
    static String version() {
        MemorySegment version = ((MemorySegment) call("dnnl_version", "p")).reinterpret(12);
        return IntStream.range(0, 3)
                .mapToObj(i -> String.valueOf(version.getAtIndex(ValueLayout.JAVA_INT, i)))
                .collect(Collectors.joining("."));
    }

    /** What of the processor the library uses ({@code dnnl_cpu_isa_t}). */
    static int instructionSet() {
        return (int) call("dnnl_get_effective_cpu_isa", "i");
    }

    static long size(MemorySegment layout) {
        return (long) call("dnnl_memory_desc_get_size", "lp", layout);
    }

    static boolean same(MemorySegment layout, MemorySegment other) {
        return (int) call("dnnl_memory_desc_equal", "ipp", layout, other) != 0;
    }

    /** A memory object over memory of ours. */
    static MemorySegment memory(Arena arena, MemorySegment layout, MemorySegment data) {
        return created("dnnl_memory_create", "ipppp", arena, "dnnl_memory_destroy", layout, ENGINE, data);
    }

    static MemorySegment primitive(Arena arena, MemorySegment descriptor) {
        return created("dnnl_primitive_create", "ipp", arena, "dnnl_primitive_destroy", descriptor);
    }

    /** The layout that a primitive wants or has; NULL or of size 0 if it has none of that kind. Lives as long as the descriptor. */
    static MemorySegment layoutOf(MemorySegment descriptor, Query query) {
        return (MemorySegment) call("dnnl_primitive_desc_query_md", "ppii", descriptor, query.code(), 0);
    }

    /** The name of the implementation behind a descriptor: {@code brgconv:avx512_core}. */
    @SuppressWarnings("restricted") // a C string of the library's
    static String implementation(MemorySegment descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            check(
                    "dnnl_primitive_desc_query",
                    call("dnnl_primitive_desc_query", "ipiip", descriptor, QUERY_IMPLEMENTATION, 0, result));
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
        String function = "dnnl_" + operation + "_primitive_desc_create";
        Object[] all = new Object[arguments.length + 3];
        MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
        all[0] = result;
        all[1] = ENGINE;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 1] = attributes;
        int status = (int) call(function, "ipp" + signature + "p", all);
        if (status != 0) {
            throw new Unfit("oneDNN has no " + operation.replace('_', ' ') + " for this (" + Status.text(status) + ")");
        }
        return owned(result, arena, "dnnl_primitive_desc_destroy");
    }

    /** Creates the descriptor of a copy from one layout into another. */
    static MemorySegment reorder(Arena arena, MemorySegment from, MemorySegment to) {
        return created(
                "dnnl_reorder_primitive_desc_create",
                "ipppppp",
                arena,
                "dnnl_primitive_desc_destroy",
                from,
                ENGINE,
                to,
                ENGINE,
                ATTRIBUTES);
    }

    /** Creates the descriptor of the sum of {@code count} pieces of one layout. */
    static MemorySegment sum(Arena arena, MemorySegment layout, int count) {
        MemorySegment scales = arena.allocate(ValueLayout.JAVA_FLOAT, count);
        MemorySegment layouts = arena.allocate(ValueLayout.ADDRESS, count);
        for (int i = 0; i < count; i++) {
            scales.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1);
            layouts.setAtIndex(ValueLayout.ADDRESS, i, layout);
        }
        return created(
                "dnnl_sum_primitive_desc_create",
                "ipppippp",
                arena,
                "dnnl_primitive_desc_destroy",
                ENGINE,
                layout,
                count,
                scales,
                layouts,
                ATTRIBUTES);
    }

    /** An array of dimensions as oneDNN wants it. */
    static MemorySegment dimensions(Arena arena, long... values) {
        MemorySegment array = arena.allocate(ValueLayout.JAVA_LONG, MAX_RANK);
        MemorySegment.copy(values, 0, array, ValueLayout.JAVA_LONG, 0, values.length);
        return array;
    }

    private static MemorySegment engine() {
        return created("dnnl_engine_create", "ipil", Arena.global(), "dnnl_engine_destroy", CPU, 0L);
    }

    /** The attributes of a primitive that also does what is behind it: a ReLU, then a multiplication, each if it is there. */
    static MemorySegment attributes(Arena arena, Behind behind) {
        MemorySegment attributes = attributes(arena);
        try (Arena local = Arena.ofConfined()) {
            MemorySegment posts = created("dnnl_post_ops_create", "ip", local, "dnnl_post_ops_destroy");
            if (behind.relu().isPresent()) {
                append(posts, Propagation.RELU, 0);
            }
            behind.scale().ifPresent(scale -> append(posts, Propagation.LINEAR, scale.factor()));
            check(
                    "dnnl_primitive_attr_set_post_ops",
                    call("dnnl_primitive_attr_set_post_ops", "ipp", attributes, posts));
        }
        return attributes;
    }

    private static void append(MemorySegment posts, int algorithm, float alpha) {
        check(
                "dnnl_post_ops_append_eltwise",
                call("dnnl_post_ops_append_eltwise", "ipiff", posts, algorithm, alpha, 0f));
    }

    private static MemorySegment attributes(Arena arena) {
        MemorySegment attributes = created("dnnl_primitive_attr_create", "ip", arena, "dnnl_primitive_attr_destroy");
        check(
                "dnnl_primitive_attr_set_scratchpad_mode",
                call("dnnl_primitive_attr_set_scratchpad_mode", "ipi", attributes, USER_SCRATCHPAD));
        return attributes;
    }

    /** Calls a function that returns a new object through its first argument; it is destroyed with the arena. */
    private static MemorySegment created(
            String function, String signature, Arena arena, String destructor, Object... arguments) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment result = local.allocate(ValueLayout.ADDRESS);
            Object[] all = new Object[arguments.length + 1];
            all[0] = result;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            check(function, call(function, signature, all));
            return owned(result, arena, destructor);
        }
    }

    @SuppressWarnings("restricted") // an opaque pointer, never looked into
    private static MemorySegment owned(MemorySegment result, Arena arena, String destructor) {
        MethodHandle destroy = handle(destructor, "ip");
        return result.get(ValueLayout.ADDRESS, 0).reinterpret(0, arena, object -> {
            try {
                int unused = (int) destroy.invokeExact(object); // fails only for NULL
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void check(String function, Object status) {
        if ((int) status != 0) {
            throw failure(function, (int) status, "");
        }
    }

    private static BackendException failure(String function, int status, String op) {
        return new BackendException("oneDNN's " + function + " failed"
                + (op.isEmpty() ? "" : " on the op " + op) + ": " + Status.text(status)
                + ". To go on without oneDNN set \"native\" of the backend to \"none\"");
    }

    private static Object call(String function, String signature, Object... arguments) {
        try {
            return handle(function, signature).invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // C functions throw nothing
        }
    }

    /** Binds a function: the result's letter, then the arguments'; v void, i int, l long, f float, p pointer. */
    @SuppressWarnings("restricted") // the signatures are those of dnnl.h and omp.h
    private static MethodHandle handle(String function, String signature) {
        MemoryLayout[] arguments =
                signature.substring(1).chars().mapToObj(Dnnl::type).toArray(MemoryLayout[]::new);
        FunctionDescriptor descriptor = signature.charAt(0) == 'v'
                ? FunctionDescriptor.ofVoid(arguments)
                : FunctionDescriptor.of(type(signature.charAt(0)), arguments);
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(function), descriptor);
    }

    private static MemoryLayout type(int letter) {
        return switch (letter) {
            case 'i' -> ValueLayout.JAVA_INT;
            case 'l' -> ValueLayout.JAVA_LONG;
            case 'f' -> ValueLayout.JAVA_FLOAT;
            case 'p' -> ValueLayout.ADDRESS;
            default -> throw new IllegalArgumentException("no type has the letter " + (char) letter);
        };
    }
}

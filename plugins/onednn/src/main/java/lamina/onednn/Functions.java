package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import lamina.api.BackendException;

/**
 * The functions of oneDNN and of its OpenMP runtime. A signature has a letter for the result, then one for each argument: v void, i int,
 * l long, f float, p pointer.
 */
final class Functions {
    private static final SymbolLookup LIBRARY = Libraries.load();
    private static final MethodType SPREAD = MethodType.methodType(Object.class, Object[].class);
    private static final Map<String, MethodHandle> KNOWN =
            new ConcurrentHashMap<>(); // binding one takes longer than most calls

    private Functions() {}

    /** A function, for calls that must not allocate. */
    @SuppressWarnings("restricted") // the signatures are those of dnnl.h and omp.h
    static MethodHandle bind(String function, String signature) {
        MemoryLayout[] arguments =
                signature.substring(1).chars().mapToObj(Functions::type).toArray(MemoryLayout[]::new);
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

    /** Calls a function that has no status. */
    static Object call(String function, String signature, Object... arguments) {
        MethodHandle known = KNOWN.computeIfAbsent(
                function,
                _ -> bind(function, signature)
                        .asSpreader(Object[].class, signature.length() - 1)
                        .asType(SPREAD));
        try {
            return (Object) known.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // C functions throw nothing
        }
    }

    /**
     * Calls a function that returns a status.
     *
     * @throws BackendException if that is not success
     */
    static void run(String function, String signature, Object... arguments) {
        int status = (int) call(function, signature, arguments);
        if (status != 0) {
            throw failure(function, status, "");
        }
    }

    /**
     * Calls a function that returns a status, and a new object through its first argument. The object is destroyed with the arena.
     *
     * @throws BackendException if the status is not success
     */
    static MemorySegment create(
            String function, String signature, Arena arena, String destructor, Object... arguments) {
        return create(function, signature, arena, destructor, status -> failure(function, status, ""), arguments);
    }

    /** The same with an exception of the caller's for a status that is not success. */
    static <X extends Exception> MemorySegment create(
            String function,
            String signature,
            Arena arena,
            String destructor,
            IntFunction<X> failure,
            Object... arguments)
            throws X {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment result = local.allocate(ValueLayout.ADDRESS);
            Object[] all = new Object[arguments.length + 1];
            all[0] = result;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            int status = (int) call(function, signature, all);
            if (status != 0) {
                throw failure.apply(status);
            }
            return owned(result.get(ValueLayout.ADDRESS, 0), arena, destructor);
        }
    }

    @SuppressWarnings("restricted") // an opaque pointer, never looked into
    private static MemorySegment owned(MemorySegment object, Arena arena, String destructor) {
        return object.reinterpret(0, arena, dying -> call(destructor, "ip", dying)); // fails only for NULL
    }

    /** @param op what was to be done; empty: nothing that has a name */
    static BackendException failure(String function, int status, String op) {
        return new BackendException("oneDNN's " + function + " failed"
                + (op.isEmpty() ? "" : " on the op " + op) + ": " + Status.text(status)
                + ". To go on without oneDNN set \"native\" of the backend to \"none\"");
    }
}

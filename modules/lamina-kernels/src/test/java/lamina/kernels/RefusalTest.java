package lamina.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;
import java.util.List;
import java.util.function.IntUnaryOperator;
import lamina.api.BackendException;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Rng;
import lamina.kernels.elsewhere.Elsewhere;
import org.junit.jupiter.api.Test;

/** Each way out of the dialect is refused, with kernel, method, line, what is wrong, and what to do. */
public final class RefusalTest {
    private static final String NUMBERS = "keep numbers in local variables and in Floats and Ints";
    private static final String STATIC = "make helpers static, and hand them what they need";
    private static final String CALLS =
            "allowed are static methods of the record itself, Maths, Rng, and Math.min, max and abs";
    private static final String NAME = "name the component or the parameter wherever it is needed";

    @Test
    void objects() {
        refuses(NewObject.class, "run", "makes an object (StringBuilder)", NUMBERS);
        refuses(NewArray.class, "run", "makes an array", NUMBERS);
        refuses(NewTable.class, "run", "makes an array", NUMBERS);
        refuses(NewNames.class, "run", "makes an array", NUMBERS);
        refuses(Text.class, "run", "uses the constant text", "a kernel knows numbers only");
        refuses(
                Lambda.class,
                "run",
                "uses a lambda, a string or a pattern (invokedynamic)",
                "write it as a loop or a call");
    }

    @Test
    void exceptionsAndLocks() {
        refuses(Throws.class, "run", "throws", "check before a kernel is launched");
        refuses(Unfinished.class, "oops", "makes an object (IllegalStateException)", NUMBERS);
        refuses(Catches.class, "run", "catches exceptions", "a kernel has none");
        refuses(Locks.class, "run", "synchronizes", "iterations do not depend on each other");
    }

    @Test
    void fields() {
        refuses(
                Table.class,
                "run",
                "uses the field RefusalTest$Table.count",
                "a kernel reads its components and constants that javac inlines, nothing else");
    }

    @Test
    void calls() {
        refuses(Sine.class, "run", "calls Math.sin", CALLS);
        refuses(Foreign.class, "run", "calls RefusalTest.help", CALLS);
        refuses(Segment.class, "run", "calls Floats.segment", CALLS);
        refuses(Indirect.class, "deeper", "calls Math.cbrt", CALLS);
        refuses(Member.class, "run", "calls RefusalTest$Member.at", STATIC);
        refuses(Cast.class, "run", "calls Object.hashCode", CALLS);
        refuses(Seed.class, "run", "uses the constant name", "a kernel knows numbers only");
    }

    @Test
    void theKernelItself() {
        refuses(Escapes.class, "run", "uses `this` otherwise than to read a component", STATIC);
        refuses(Kept.class, "run", "uses `this` otherwise than to read a component", STATIC);
        refuses(Recursive.class, "odd", "calls itself, perhaps by way of others", "make it a loop");
    }

    @Test
    void viewsThatAreFoundOutAsItRuns() {
        refuses(Chosen.class, "run", "chooses between views as it runs", "read both, and choose between the numbers");
        refuses(Variable.class, "run", "puts a view into a variable", NAME);
        refuses(Returned.class, "pick", "returns a view", NAME);
        refuses(Compared.class, "run", "compares views", "compare numbers");
    }

    @Test
    void classes() {
        refusesClass(NoRecord.class, "is not a record", "make it a record of what it reads and writes");
        refusesClass(
                Component.class,
                "has a component text of String",
                "allowed are Floats, Ints, int, long, float and boolean");
        refusesClass(Accessor.class, "has an accessor n of its own", "leave it to the compiler");
        refusesClass(Inherits.class, "inherits its method run", "write it in the record itself");
    }

    /** Whose numbers cannot be read: one in a package that is not exported, or that is not public. */
    @Test
    void hiddenKernels() {
        BackendException e = assertThrows(
                BackendException.class, () -> KernelRewriter.rewrite(Elsewhere.hidden(), 1, StandIns.TARGET));
        assertTrue(
                e.getMessage()
                        .endsWith(
                                "cannot be read, which no device runs; make it public, in a package that its module exports"),
                e::getMessage);
    }

    @Test
    void withoutLineNumbers() throws ReflectiveOperationException, IOException {
        CodeTransform dropping = (code, element) -> {
            if (!(element instanceof LineNumber)) {
                code.with(element);
            }
        };
        byte[] bytes = ClassFile.of()
                .transformClass(
                        ClassFile.of().parse(bytes(Sine.class)), ClassTransform.transformingMethodBodies(dropping));
        Class<?> stripped = new Loader(Sine.class.getName(), bytes).loadClass(Sine.class.getName());
        assertEquals(
                "kernel " + Sine.class.getName()
                        + ", method run (compiled without line numbers): calls Math.sin, which no device runs; "
                        + CALLS,
                message(stripped.asSubclass(Kernel.class)));
    }

    @Test
    void theLineIsThatOfTheFault() throws IOException {
        String message = message(Later.class);
        int first = lines(Later.class, "run").getFirst();
        assertTrue(message.contains(", line " + (first + 2) + ": calls Math.sin,"), message);
    }

    /** The fault is in the first line of the method. */
    private static void refuses(Class<? extends Kernel> kernel, String method, String problem, String advice) {
        String message = message(kernel);
        int line = lines(kernel, method).getFirst();
        assertEquals(
                "kernel " + kernel.getName() + ", method " + method + ", line " + line + ": " + problem
                        + ", which no device runs; " + advice,
                message);
    }

    private static void refusesClass(Class<? extends Kernel> kernel, String problem, String advice) {
        assertEquals(
                "kernel " + kernel.getName() + ": " + problem + ", which no device runs; " + advice, message(kernel));
    }

    private static String message(Class<? extends Kernel> kernel) {
        return assertThrows(BackendException.class, () -> KernelRewriter.check(kernel, StandIns.TARGET))
                .getMessage();
    }

    private static List<Integer> lines(Class<?> type, String method) {
        return ClassFile.of().parse(bytes(type)).methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .flatMap(m -> m.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance)
                .map(line -> ((LineNumber) line).line())
                .toList();
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Defines one class anew, and gives out its class file. */
    private static final class Loader extends ClassLoader {
        private final String name;
        private final byte[] bytes;

        Loader(String name, byte[] bytes) {
            super(RefusalTest.class.getClassLoader());
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
            return wanted.equals(name) ? defineClass(name, bytes, 0, bytes.length) : super.loadClass(wanted, resolve);
        }

        @Override
        public InputStream getResourceAsStream(String resource) {
            return new ByteArrayInputStream(bytes);
        }
    }

    static int help() {
        return 1;
    }

    private static final RuntimeException WRONG = new IllegalStateException();

    public record NewObject(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, new StringBuilder().length());
        }
    }

    public record NewArray(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, new float[to].length);
        }
    }

    public record NewTable(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, new float[to][to].length);
        }
    }

    public record NewNames(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, new String[to].length);
        }
    }

    public record Text(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, "text".length());
        }
    }

    public record Lambda(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            IntUnaryOperator twice = i -> 2 * i;
            x.set(from, twice.applyAsInt(to));
        }
    }

    public record Throws(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            throw WRONG;
        }
    }

    public record Unfinished(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, oops(from));
        }

        private static int oops(int i) {
            throw new IllegalStateException();
        }
    }

    public record Catches(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            try {
                x.set(from, 1);
            } catch (IndexOutOfBoundsException e) {
                x.set(0, 1);
            }
        }
    }

    public record Locks(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            synchronized (x) {
                x.set(from, 1);
            }
        }
    }

    public record Table(Floats x) implements Kernel {
        private static int count = 3;

        @Override
        public void run(int from, int to) {
            x.set(from, count);
        }
    }

    public record Sine(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, (float) Math.sin(to));
        }
    }

    public record Foreign(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, help());
        }
    }

    public record Segment(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, x.segment().byteSize());
        }
    }

    public record Indirect(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, deep(to));
        }

        private static int deep(int i) {
            return deeper(i);
        }

        private static int deeper(int i) {
            return (int) Math.cbrt(i);
        }
    }

    public record Member(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, at(to));
        }

        private float at(int i) {
            return x.get(i);
        }
    }

    public record Cast(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, x.hashCode());
        }
    }

    public record Seed(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, Rng.seed(1, "name"));
        }
    }

    public record Escapes(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, escape(this));
        }

        private static int escape(Escapes kernel) {
            return 1;
        }
    }

    public record Kept(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            Kept kernel = this;
            kernel.x.set(from, 1);
        }
    }

    public record Recursive(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, even(to));
        }

        private static int even(int i) {
            return i == 0 ? 1 : odd(i - 1);
        }

        private static int odd(int i) {
            return i == 0 ? 0 : even(i - 1);
        }
    }

    public record Chosen(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            (from > 0 ? x : y).set(from, 1);
        }
    }

    public record Variable(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            Floats y = x;
            y.set(from, 1);
        }
    }

    public record Returned(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            pick(x, y).set(from, 1);
        }

        private static Floats pick(Floats a, Floats b) {
            return a;
        }
    }

    public record Compared(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, x == y ? 1 : 2);
        }
    }

    public record Later(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, 1);
            x.set(to, 2);
            x.set(1, (float) Math.sin(to));
        }
    }

    public record Component(Floats x, String text) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, 1);
        }
    }

    public record Accessor(Floats x, int n) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, n());
        }

        @Override
        public int n() {
            return n + 1;
        }
    }

    public static final class NoRecord implements Kernel {
        @Override
        public void run(int from, int to) {}
    }

    public interface Twice extends Kernel {
        @Override
        default void run(int from, int to) {}
    }

    public record Inherits(Floats x) implements Twice {}
}

package lamina.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import org.junit.jupiter.api.Test;

/** Task classes run, and are found by those who read them byte by byte. */
public final class StaticCallTest {
    private static final int INVOKESTATIC = 0xB8;
    private static final int INVOKEVIRTUAL = 0xB6;

    /** A functional interface as a compiler for devices may have it. */
    public interface Task3 {
        /** Runs. */
        void apply(Object a, Object b, Object c);
    }

    /** A row of numbers, to be seen from another loader. */
    public static final class Row {
        private final Map<Integer, Float> values = new HashMap<>();

        /** Reads. */
        public float get(int i) {
            return values.getOrDefault(i, 0f);
        }

        /** Writes. */
        public void set(int i, float value) {
            values.put(i, value);
        }
    }

    /** z = x + y. */
    public record Sum(Floats x, Floats y, Floats z) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                z.set(i, x.get(i) + y.get(i));
            }
        }
    }

    private static final Target TARGET = new Target(
            "generated",
            StandIns.desc(Row.class),
            StandIns.desc(Integer.class),
            Target.functions(StandIns.desc(Math.class)));

    private final Rewritten sum = KernelRewriter.rewrite(new Sum(view(), view(), view()), 2, TARGET);
    private final byte[] task = StaticCall.write("generated.Task", StandIns.desc(Task3.class), "apply", sum);

    private static Floats view() {
        return new Floats(MemorySegment.NULL);
    }

    @Test
    void runs() throws ReflectiveOperationException {
        Loader loader = new Loader(Map.of(sum.className(), sum.bytes(), "generated.Task", task));
        Task3 made = (Task3) loader.loadClass("generated.Task").getConstructor().newInstance();
        Row x = new Row();
        Row z = new Row();
        x.set(1, 2f);
        made.apply(x, x, z);
        assertEquals(4f, z.get(1));
        assertThrows(ClassCastException.class, () -> made.apply("x", x, z));
    }

    /** As TornadoVM 5.2 looks for it: the first byte that may be a call, and the low byte of its operand, with a sign. */
    @Test
    void isFoundByteByByte() {
        ClassModel model = ClassFile.of().parse(task);
        byte[] code = model.methods().stream()
                .filter(method -> method.methodName().equalsString("apply"))
                .findFirst()
                .flatMap(method -> method.findAttribute(Attributes.code()))
                .orElseThrow()
                .codeArray();
        int at = 0;
        while ((code[at] & 0xFF) != INVOKESTATIC) {
            assertNotEquals(INVOKEVIRTUAL, code[at] & 0xFF);
            at++;
        }
        MethodRefEntry found = (MethodRefEntry) model.constantPool().entryByIndex(code[at + 2]);
        assertEquals(sum.method(), found.name().stringValue());
        assertEquals(sum.className(), found.owner().asInternalName().replace('/', '.'));
    }

    @Test
    void theLastMethodOfTheNameIsTheOne() throws ReflectiveOperationException {
        Loader loader = new Loader(Map.of(sum.className(), sum.bytes(), "generated.Task", task));
        Method[] methods = loader.loadClass("generated.Task").getDeclaredMethods();
        assertEquals(
                1, Stream.of(methods).filter(m -> m.getName().equals("apply")).count());
        assertFalse(methods[0].isBridge());
    }

    /** 21 views. */
    public record Many(
            Floats a,
            Floats b,
            Floats c,
            Floats d,
            Floats e,
            Floats f,
            Floats g,
            Floats h,
            Floats i,
            Floats j,
            Floats k,
            Floats l,
            Floats m,
            Floats n,
            Floats o,
            Floats p,
            Floats q,
            Floats r,
            Floats s,
            Floats t,
            Floats u)
            implements Kernel {
        @Override
        public void run(int from, int to) {
            a.set(from, u.get(to));
        }
    }

    @Test
    void tooManyArraysAreRefused() {
        Rewritten many = KernelRewriter.rewrite(
                new Many(
                        view(), view(), view(), view(), view(), view(), view(), view(), view(), view(), view(), view(),
                        view(), view(), view(), view(), view(), view(), view(), view(), view()),
                1,
                TARGET);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> StaticCall.write("generated.Task", StandIns.desc(Task3.class), "apply", many))
                .getMessage();
        assertTrue(message.contains("StaticCallTest_Many") && message.contains("21 arrays"), message);
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(StaticCallTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!classes.containsKey(name)) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = classes.get(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}

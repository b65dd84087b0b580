package lamina.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.kernels.StandIns.FloatRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rewritten kernels run, and give the bits of the originals. */
final class KernelRewriterTest {
    private static final int SIZE = 9;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void giveBack() {
        arena.close();
    }

    @Test
    void numbersOfAllTypes() {
        agrees(() -> new Samples.Numbers(floats(9), floats(9), -7, 1L << 40, -1.5f, true, false));
        agrees(() -> new Samples.Numbers(floats(9), floats(9), 100_000, -3, Float.MIN_VALUE, false, true));
    }

    @Test
    void loopsAndBranches() {
        agrees(() -> new Samples.Flows(ints(9), ints(9), 12));
        agrees(() -> new Samples.Flows(ints(9), ints(9), 0));
    }

    @Test
    void functions() {
        agrees(() -> new Samples.Functions(floats(9), floats(9)));
    }

    @Test
    void randomNumbers() {
        agrees(() -> new Samples.Random(floats(9), floats(9), ints(9), ints(9), -123456789012345L));
    }

    @Test
    void shiftsWithoutASign() {
        agrees(() -> new Samples.Shifted(ints(9), ints(9), ints(9)));
        agrees(() -> new Samples.Shifted(ints(9, 0, 1, -1, Integer.MIN_VALUE), ints(9, 0, 31, 32, 63, -1), ints(9)));
    }

    @Test
    void lengthsAreThoseOfTheViews() {
        agrees(() -> new Samples.Lengths(floats(12), floats(9), ints(10)));
    }

    @Test
    void noShiftWithoutASignIsLeft() {
        Rewritten rewritten = rewrite(new Samples.Shifted(ints(1), ints(1), ints(1)));
        assertTrue(code(rewritten).noneMatch(instruction -> instruction.contains("USHR")));
        Rewritten random = rewrite(new Samples.Random(floats(1), floats(1), ints(1), ints(1), 1));
        assertTrue(code(random).noneMatch(instruction -> instruction.contains("USHR")));
    }

    /** A view passed twice is one parameter, two views of one memory are two. */
    @Test
    void viewsAreWhatTheKernelWasMadeOf() {
        MemorySegment memory = arena.allocate(12);
        Floats x = new Floats(memory);
        Ints other = new Ints(memory);
        Rewritten rewritten = rewrite(new Samples.Lengths(x, x, other));
        assertEquals(2, rewritten.views().size());
        assertSame(x, rewritten.views().get(0));
        assertSame(other, rewritten.views().get(1));
        assertEquals(2, rewritten.type().parameterCount());
    }

    /** Reads what it writes, by one view: another class than where the two are apart. */
    @Test
    void oneViewTwice() {
        agrees(() -> {
            Floats x = floats(9);
            return new Samples.Numbers(x, x, 1, 2, 3f, true, true);
        });
        Floats x = floats(9);
        Rewritten inPlace = rewrite(new Samples.Numbers(x, x, 1, 2, 3f, true, true));
        Rewritten apart = rewrite(new Samples.Numbers(x, floats(9), 1, 2, 3f, true, true));
        assertNotEquals(apart.className(), inPlace.className());
    }

    /** Reads what it writes, by two views of the same memory. */
    @Test
    void viewsOfOneMemory() {
        MemorySegment memory = arena.allocate(36);
        new Floats(memory).set(3, 2f);
        agrees(() -> new Samples.Numbers(new Floats(memory), new Floats(memory), 1, 2, 3f, true, true));
    }

    @Test
    void onlyTheTargetIsCalled() {
        Map<String, Target.Function> functions = new HashMap<>();
        Stream.of("exp", "log", "pow", "sqrt", "tanh", "cos", "floor", "min", "max", "abs")
                .forEach(name -> functions.put(name, new Target.Function(StandIns.desc(Numbered.class), name + "0")));
        Target target = new Target(
                "lamina.kernels", StandIns.desc(FloatRow.class), StandIns.desc(StandIns.IntRow.class), functions);
        Rewritten rewritten = KernelRewriter.rewrite(new Samples.Functions(floats(1), floats(1)), 1, target);
        ClassModel model = ClassFile.of().parse(rewritten.bytes());
        List<String> classes = StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(ClassEntry.class::isInstance)
                .map(entry -> ((ClassEntry) entry).asInternalName())
                .sorted()
                .toList();
        String own = rewritten.className().replace('.', '/');
        assertEquals(
                Stream.of("java/lang/Object", own, internal(FloatRow.class), internal(Numbered.class))
                        .sorted()
                        .toList(),
                classes);
        for (String name : functions.keySet()) {
            assertTrue(
                    StreamSupport.stream(model.constantPool().spliterator(), false)
                            .map(PoolEntry::toString)
                            .anyMatch(text -> text.contains(name + "0")),
                    name);
        }
    }

    @Test
    void equalKernelsHaveEqualBytes() {
        Rewritten one = rewrite(new Samples.Numbers(floats(4), floats(4), 1, 2, 3f, true, true));
        Rewritten other = rewrite(new Samples.Numbers(floats(4), floats(4), 1, 2, 3f, true, true));
        assertEquals(one.className(), other.className());
        assertArrayEquals(one.bytes(), other.bytes());
        assertTrue(one.className().startsWith("lamina.kernels.Samples_Numbers_"), one.className());
        assertEquals("run_Samples_Numbers", one.method());
    }

    @Test
    void whatDiffersInCodeDiffersInName() {
        List<Kernel> kernels = List.of(
                new Samples.Numbers(floats(4), floats(4), 1, 2, 0f, true, true),
                new Samples.Numbers(floats(4), floats(4), 1, 2, -0f, true, true),
                new Samples.Numbers(floats(4), floats(4), 2, 1, 0f, true, true),
                new Samples.Numbers(floats(4), floats(4), 1, 2, 0f, true, false),
                new Samples.Numbers(floats(4), floats(5), 1, 2, 0f, true, true));
        assertEquals(
                kernels.size(),
                kernels.stream().map(k -> rewrite(k).className()).distinct().count());
        assertNotEquals(
                KernelRewriter.rewrite(kernels.getFirst(), 1, StandIns.TARGET).className(),
                KernelRewriter.rewrite(kernels.getFirst(), 2, StandIns.TARGET).className());
    }

    /** What a device's compiler asks for: the parallel variable's place, and names of all variables. */
    @Test
    void variablesAreInTheTable() {
        Rewritten rewritten = rewrite(new Samples.Numbers(floats(4), floats(4), 1, 2, 0f, true, true));
        List<LocalVariableInfo> variables = variables(rewritten, rewritten.method());
        assertEquals(
                List.of("i", "x", "y"),
                variables.stream().map(v -> v.name().stringValue()).sorted().toList());
        LocalVariableInfo i = variables.stream()
                .filter(variable -> variable.name().equalsString("i"))
                .findFirst()
                .orElseThrow();
        assertEquals(rewritten.loop(), new Loop(i.startPc(), i.length(), i.slot()));
        assertEquals(2, i.slot());
        List<String> body = variables(rewritten, "body").stream()
                .map(v -> v.slot() + " " + v.name().stringValue())
                .toList();
        assertTrue(body.containsAll(List.of("0 x", "1 y", "2 from", "3 to", "4 i", "5 value")), body::toString);
    }

    @Test
    void theSizeIsAConstant() throws ReflectiveOperationException {
        Samples.Functions kernel = new Samples.Functions(floats(9), floats(9));
        Method entry = StandIns.method(KernelRewriter.rewrite(kernel, 4, StandIns.TARGET));
        FloatRow y = new FloatRow(9);
        entry.invoke(null, new FloatRow(9), y);
        assertNotEquals(0f, y.get(3));
        assertEquals(0f, y.get(4));
    }

    @Test
    void classesAreCheckedWithoutAKernel() {
        for (Class<?> nested : Samples.class.getDeclaredClasses()) {
            KernelRewriter.check(nested.asSubclass(Kernel.class), StandIns.TARGET);
        }
    }

    @Test
    void targetsAreComplete() {
        Map<String, Target.Function> functions = new HashMap<>(Target.functions(StandIns.desc(Math.class)));
        functions.remove("exp");
        functions.put("sinh", new Target.Function(StandIns.desc(Math.class), "sinh"));
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Target(
                                "p", StandIns.desc(FloatRow.class), StandIns.desc(StandIns.IntRow.class), functions))
                .getMessage();
        assertEquals("functions of a target: missing [exp], unknown [sinh]", message);
    }

    /** No class of that kind is ever loaded: names only. */
    private static final class Numbered {}

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static Rewritten rewrite(Kernel kernel) {
        return KernelRewriter.rewrite(kernel, SIZE, StandIns.TARGET);
    }

    /** Runs two equal kernels, one of them rewritten, and compares all that they have. */
    private static void agrees(Supplier<Kernel> kernels) {
        Kernel original = kernels.get();
        List<MemorySegment> before =
                memory(original).map(KernelRewriterTest::copy).toList();
        original.run(0, SIZE);
        List<int[]> expected =
                memory(original).map(m -> m.toArray(ValueLayout.JAVA_INT)).toList();
        List<MemorySegment> again = memory(original).toList();
        for (int i = 0; i < again.size(); i++) {
            again.get(i).copyFrom(before.get(i));
        }
        StandIns.run(original, SIZE);
        List<int[]> found =
                memory(original).map(m -> m.toArray(ValueLayout.JAVA_INT)).toList();
        for (int i = 0; i < found.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i), "view " + i);
        }
        assertTrue(
                Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                        .anyMatch(i -> !Arrays.equals(before.get(i).toArray(ValueLayout.JAVA_INT), found.get(i))),
                "the kernel did nothing");
    }

    private static MemorySegment copy(MemorySegment memory) {
        return MemorySegment.ofArray(memory.toArray(ValueLayout.JAVA_INT));
    }

    private static Stream<MemorySegment> memory(Kernel kernel) {
        return rewrite(kernel).views().stream()
                .map(view -> view instanceof Floats f ? f.segment() : ((Ints) view).segment());
    }

    private Floats floats(int length) {
        Random random = new Random(length);
        Floats floats = new Floats(arena.allocate(4L * length, 4));
        for (int i = 0; i < length; i++) {
            floats.set(i, (float) random.nextGaussian());
        }
        return floats;
    }

    private Ints ints(int length, int... first) {
        Random random = new Random(length);
        Ints ints = new Ints(arena.allocate(4L * length, 4));
        for (int i = 0; i < length; i++) {
            ints.set(i, i < first.length ? first[i] : random.nextInt(-100, 100));
        }
        return ints;
    }

    private static Stream<String> code(Rewritten rewritten) {
        return ClassFile.of().parse(rewritten.bytes()).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .map(Object::toString);
    }

    private static List<LocalVariableInfo> variables(Rewritten rewritten, String method) {
        MethodModel found = ClassFile.of().parse(rewritten.bytes()).methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .findFirst()
                .orElseThrow();
        return found.findAttribute(Attributes.code())
                .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
                .orElseThrow()
                .localVariables();
    }
}

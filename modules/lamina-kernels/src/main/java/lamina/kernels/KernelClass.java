package lamina.kernels;

import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/**
 * The class of a kernel, as a record of views and numbers.
 *
 * @param type the class
 * @param source its class file
 */
record KernelClass(Class<? extends Kernel> type, Source source) {
    static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int);

    /** What a component may be, and something of each. */
    private static final Map<Class<?>, Supplier<Object>> SAMPLES = Map.of(
            Floats.class,
            () -> new Floats(MemorySegment.NULL),
            Ints.class,
            () -> new Ints(MemorySegment.NULL),
            int.class,
            () -> 0,
            long.class,
            () -> 0L,
            float.class,
            () -> 0f,
            boolean.class,
            () -> false);

    static KernelClass of(Class<? extends Kernel> type) {
        if (!type.isRecord()) {
            throw refuse(type, "is not a record", "make it a record of what it reads and writes");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (!SAMPLES.containsKey(component.getType())) {
                throw refuse(
                        type,
                        "has a component " + component.getName() + " of "
                                + component.getType().getSimpleName(),
                        "allowed are Floats, Ints, int, long, float and boolean");
            }
        }
        KernelClass kernel = new KernelClass(type, Source.of(type));
        Stream.of(type.getRecordComponents()).forEach(component -> kernel.checkAccessor(component.getName()));
        return kernel;
    }

    /** The byte code of all iterations. */
    MethodModel run() {
        return source.method("run", RUN)
                .orElseThrow(() -> refuse(type, "inherits its method run", "write it in the record itself"));
    }

    /** What a kernel of this class was made of. */
    List<Component> components(Kernel kernel) {
        return Stream.of(type.getRecordComponents())
                .map(component -> new Component(component.getName(), value(component, kernel)))
                .toList();
    }

    /** Components of no kernel, to find out whether the class can be rewritten. */
    List<Component> samples() {
        return Stream.of(type.getRecordComponents())
                .map(component -> new Component(
                        component.getName(), SAMPLES.get(component.getType()).get()))
                .toList();
    }

    private Object value(RecordComponent component, Kernel kernel) {
        try {
            return component.getAccessor().invoke(kernel);
        } catch (IllegalAccessException e) {
            throw refuse(type, "cannot be read", "make it public, in a package that its module exports");
        } catch (ReflectiveOperationException e) {
            throw new BackendException("kernel " + type.getName() + ": " + component.getName() + " cannot be read", e);
        }
    }

    /** Reading a component by its accessor must be reading its field: that is how it is rewritten. */
    private void checkAccessor(String name) {
        boolean plain = source.model().methods().stream()
                .filter(method -> method.methodName().equalsString(name)
                        && method.methodTypeSymbol().parameterCount() == 0)
                .flatMap(method -> method.code().stream())
                .allMatch(code -> readsOnly(code, name));
        if (!plain) {
            throw refuse(type, "has an accessor " + name + " of its own", "leave it to the compiler");
        }
    }

    private static boolean readsOnly(CodeModel code, String field) {
        List<Instruction> instructions = code.elementStream()
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
        return instructions.size() == 3
                && instructions.get(0).opcode() == Opcode.ALOAD_0
                && instructions.get(1) instanceof FieldInstruction read
                && read.name().equalsString(field);
    }

    private static BackendException refuse(Class<?> type, String problem, String advice) {
        return new Place(type, "").refuse(problem, advice);
    }
}

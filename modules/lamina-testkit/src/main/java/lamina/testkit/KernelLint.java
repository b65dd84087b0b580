package lamina.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** Checks that a kernel keeps to the dialect of {@link lamina.api.kernel}, by reflection and in its byte code. */
public final class KernelLint {
    private static final Set<Class<?>> COMPONENTS =
            Set.of(Floats.class, Ints.class, int.class, long.class, float.class, boolean.class);

    private static final Set<String> OF_EVERY_RECORD = Set.of("<init>", "toString", "hashCode", "equals");

    private final Class<?> kernel;
    private final List<String> violations = new ArrayList<>();

    private KernelLint(Class<?> kernel) {
        this.kernel = kernel;
    }

    /** What is wrong with a class of kernels, a sentence each; empty if nothing is. */
    public static List<String> check(Class<?> kernel) {
        KernelLint lint = new KernelLint(kernel);
        lint.shape();
        lint.code();
        return List.copyOf(lint.violations);
    }

    private void shape() {
        require(Kernel.class.isAssignableFrom(kernel), "is no Kernel");
        require(Home.of(kernel).exports(kernel), "is not public in an exported package");
        require(kernel.isRecord(), "is not a record");
        if (kernel.isRecord()) {
            for (RecordComponent component : kernel.getRecordComponents()) {
                require(
                        COMPONENTS.contains(component.getType()),
                        "has a component " + component.getName() + " of "
                                + component.getType().getSimpleName()
                                + ", allowed are Floats, Ints, int, long, float and boolean");
            }
        }
    }

    private void code() {
        ClassModel model = ClassFile.of().parse(bytes());
        CallGraph calls = new CallGraph();
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            if (!OF_EVERY_RECORD.contains(name)) {
                method.code().ifPresent(code -> method(model, method, code, calls));
            }
        }
        calls.cycle()
                .ifPresent(name ->
                        violations.add(kernel.getName() + "." + name + " calls itself, perhaps by way of others"));
    }

    private void method(ClassModel model, MethodModel method, CodeModel code, CallGraph calls) {
        String where = kernel.getName() + "." + method.methodName().stringValue() + " ";
        if (!code.exceptionHandlers().isEmpty()) {
            violations.add(where + "catches exceptions");
        }
        CodeLint lint = new CodeLint(model.thisClass().asInternalName());
        code.forEach(element -> {
            lint.violation(element).ifPresent(text -> violations.add(where + text));
            lint.own(element).ifPresent(callee -> calls.add(CallGraph.name(method), callee));
        });
    }

    private byte[] bytes() {
        String resource = "/" + kernel.getName().replace('.', '/') + ".class";
        try (InputStream in = kernel.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("no class file for " + kernel);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("cannot read the class file of " + kernel, e);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(kernel.getName() + " " + otherwise);
        }
    }
}

package lamina.kernels;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import lamina.api.kernel.Kernel;

/**
 * Rewrites a kernel record to a static method over the arrays of a {@link Target}: a loop over all iterations that do not depend on each
 * other, whose body is the kernel's own. Each view becomes a parameter; numbers, lengths of views and the size become constants.
 *
 * <pre>{@code
 * public static void run_Relu_Forward(FloatArray x, FloatArray y) {
 *     for (int i = 0; i < 4096; i++) {
 *         body(x, y, i, i + 1);
 *     }
 * }
 * }</pre>
 *
 * <p>Methods that the kernel calls are copied along: its own, those of {@link lamina.api.kernel.Rng}, and shifts without a sign, which
 * some devices' compilers get wrong. {@link lamina.api.kernel.Maths} becomes what the target names.
 */
public final class KernelRewriter {
    private static final String BODY = "body";
    private static final String VARIABLE = "i";
    private static final int STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    private final Rewriting rewriting;
    private final String entry;
    private final int size;

    private KernelRewriter(Rewriting rewriting, String entry, int size) {
        this.rewriting = rewriting;
        this.entry = entry;
        this.size = size;
    }

    /**
     * Rewrites a kernel.
     *
     * @param kernel a public record in an exported package, in the dialect of {@link lamina.api.kernel}
     * @param size of the launch: iterations 0 to size
     * @throws lamina.api.BackendException if it is outside the dialect; names the class, method, and line, and what to do
     */
    public static Rewritten rewrite(Kernel kernel, int size, Target target) {
        KernelClass type = KernelClass.of(kernel.getClass());
        return rewrite(type, type.components(kernel), size, target);
    }

    /**
     * Finds out whether kernels of a class can be rewritten.
     *
     * @throws lamina.api.BackendException if not, as for {@link #rewrite}
     */
    public static void check(Class<? extends Kernel> kernel, Target target) {
        KernelClass type = KernelClass.of(kernel);
        rewrite(type, type.samples(), 1, target);
    }

    private static Rewritten rewrite(KernelClass type, List<Component> components, int size, Target target) {
        if (size < 0) {
            throw new IllegalArgumentException("kernel " + type.type().getName() + ": size " + size + " is negative");
        }
        Naming naming = new Naming(type, components, size, target);
        ClassDesc generated = ClassDesc.of(naming.className());
        Rewriting rewriting = Rewriting.of(type, components, target, generated);
        return new KernelRewriter(rewriting, "run_" + naming.simple(), size).write();
    }

    private Rewritten write() {
        byte[] bytes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(arrays()))
                .build(rewriting.generated(), this::write);
        String name =
                rewriting.target().packageName() + "." + rewriting.generated().displayName();
        List<Object> views = rewriting.views().stream().map(Component::value).toList();
        return new Rewritten(name, bytes, entry, rewriting.taking(), views, loop(bytes));
    }

    /** Stack maps need to know what the target's arrays are, not where they come from. */
    private ClassHierarchyResolver arrays() {
        Target target = rewriting.target();
        return ClassHierarchyResolver.of(
                        List.of(),
                        Map.of(target.floats(), ConstantDescs.CD_Object, target.ints(), ConstantDescs.CD_Object))
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private void write(ClassBuilder into) {
        MethodModel run = rewriting.kernel().run();
        Helpers.Method method = new Helpers.Method(rewriting.kernel().source(), "run", KernelClass.RUN);
        Helpers.Use use = new Helpers.Use(method, List.of());
        MethodTypeDesc body = rewriting.taking(ConstantDescs.CD_int, ConstantDescs.CD_int);
        into.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
        rewriting
                .kernel()
                .source()
                .model()
                .findAttribute(Attributes.sourceFile())
                .ifPresent(file ->
                        into.with(SourceFileAttribute.of(file.sourceFile().stringValue())));
        into.withMethodBody(entry, rewriting.taking(), STATIC, code -> entry(code, body));
        into.withMethodBody(BODY, body, STATIC, code -> {
            parameters(code);
            MethodCopy.write(rewriting, use, run, code);
        });
        rewriting.helpers().write(into);
    }

    private void entry(CodeBuilder code, MethodTypeDesc body) {
        int i = rewriting.views().size();
        Label test = code.newLabel();
        Label start = code.newLabel();
        Label end = code.newLabel();
        parameters(code);
        code.iconst_0().istore(i).labelBinding(start).labelBinding(test);
        code.iload(i).loadConstant(size).if_icmpge(end);
        for (int view = 0; view < i; view++) {
            code.aload(view);
        }
        code.iload(i).iload(i).iconst_1().iadd().invokestatic(rewriting.generated(), BODY, body);
        code.iinc(i, 1).goto_(test).labelBinding(end).return_();
        code.localVariable(i, VARIABLE, ConstantDescs.CD_int, start, end);
    }

    private void parameters(CodeBuilder code) {
        List<Component> views = rewriting.views();
        for (int view = 0; view < views.size(); view++) {
            ClassDesc type = rewriting.taking().parameterType(view);
            code.localVariable(view, views.get(view).name(), type, code.startLabel(), code.endLabel());
        }
    }

    private Loop loop(byte[] bytes) {
        LocalVariableInfo variable = ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> method.methodName().equalsString(entry))
                .flatMap(method -> method.findAttribute(Attributes.code()).stream())
                .flatMap(code -> code.findAttribute(Attributes.localVariableTable()).stream())
                .flatMap(table -> table.localVariables().stream())
                .filter(local -> local.slot() == rewriting.views().size())
                .findFirst()
                .orElseThrow();
        return new Loop(variable.startPc(), variable.length(), variable.slot());
    }
}

package lamina.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import lamina.api.BackendException;

/** One method on its way: what is written, and how far the copy has come. */
final class Copying {
    static final String STATIC = "make helpers static, and hand them what they need";

    private final Rewriting rewriting;
    private final Helpers.Use use;
    private final CodeBuilder out;
    private final Operands operands = new Operands();
    private int line;

    Copying(Rewriting rewriting, Helpers.Use use, CodeBuilder out) {
        this.rewriting = rewriting;
        this.use = use;
        this.out = out;
    }

    Rewriting rewriting() {
        return rewriting;
    }

    Helpers.Use use() {
        return use;
    }

    CodeBuilder out() {
        return out;
    }

    Operands operands() {
        return operands;
    }

    void line(int number) {
        line = number;
    }

    /** What the next instruction uses up: a number, or a view. */
    Operands.Operand take() {
        Operands.Operand taken = operands.pop();
        if (taken.sort() == Operands.Sort.SELF) {
            throw refuse("uses `this` otherwise than to read a component", STATIC);
        }
        if (taken.sort() == Operands.Sort.CHOSEN) {
            throw refuse("chooses between views as it runs", "read both, and choose between the numbers");
        }
        return taken;
    }

    /** A number that the next instruction uses up: with a view it would do something that no device can. */
    void takeNumber(String otherwise) {
        if (take().sort() == Operands.Sort.VIEW) {
            throw refuse(otherwise, "name the component or the parameter wherever it is needed");
        }
    }

    /** What a call uses up: the lengths of the views among it, by parameter. */
    List<OptionalInt> take(MethodTypeDesc type) {
        List<OptionalInt> lengths = new ArrayList<>();
        for (int i = 0; i < type.parameterCount(); i++) {
            lengths.addFirst(take().length());
        }
        return lengths;
    }

    /** Calls a copy of a static method, whose arguments are on the stack. */
    void call(Source source, String name, MethodTypeDesc type) {
        Helpers.Method callee = new Helpers.Method(source, name, type);
        Helpers.Use used = new Helpers.Use(callee, take(type));
        if (rewriting.helpers().recursive(use.method(), callee)) {
            throw refuse("calls itself, perhaps by way of others", "make it a loop");
        }
        String copied = rewriting.helper(used);
        out.invokestatic(rewriting.generated(), copied, rewriting.map(type));
        push(type.returnType());
    }

    /** What a call left. */
    void push(ClassDesc type) {
        if (!type.equals(ConstantDescs.CD_void)) {
            operands.push(Operands.Operand.of(TypeKind.from(type)));
        }
    }

    BackendException refuse(String problem, String advice) {
        Helpers.Method method = use.method();
        String owner = method.source().equals(rewriting.kernel().source())
                ? ""
                : method.source().type().getName() + ".";
        String at = line > 0 ? ", line " + line : " (compiled without line numbers)";
        return new Place(rewriting.kernel().type(), "method " + owner + method.name() + at).refuse(problem, advice);
    }
}

package lamina.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import lamina.kernels.Operands.Operand;

/**
 * Copies the code of one method. The kernel's run loses {@code this} and gains a parameter for each view before those it has; static
 * methods keep their parameters.
 */
final class MethodCopy {
    private final Copying copying;
    private final CodeBuilder out;
    private final Calls calls;
    private final Arithmetic arithmetic;
    private final Flow flow;
    private final boolean instance;
    private final int shift; // from the local variables of the original to those of the copy
    private final Map<Integer, Operand> parameters = new HashMap<>(); // of a static method: its views, by slot

    private MethodCopy(Copying copying, MethodModel method) {
        this.copying = copying;
        this.out = copying.out();
        this.calls = new Calls(copying);
        this.arithmetic = new Arithmetic(copying);
        this.flow = new Flow(copying);
        this.instance = !method.flags().has(AccessFlag.STATIC);
        this.shift = instance ? copying.rewriting().views().size() - 1 : 0;
    }

    /** Writes the copy. */
    static void write(Rewriting rewriting, Helpers.Use use, MethodModel method, CodeBuilder out) {
        CodeModel code = method.code().orElseThrow();
        Copying copying = new Copying(rewriting, use, out);
        Foreign.refuse(copying, code);
        MethodCopy copy = new MethodCopy(copying, method);
        copy.views(use);
        code.forEach(copy::element);
    }

    private void views(Helpers.Use use) {
        int slot = 0;
        for (int i = 0; i < use.lengths().size(); i++) {
            TypeKind kind = TypeKind.from(use.method().type().parameterType(i));
            if (kind == TypeKind.REFERENCE) {
                parameters.put(slot, Operand.view(slot, use.lengths().get(i)));
            }
            slot += kind.slotSize();
        }
    }

    private void element(CodeElement element) {
        switch (element) {
            case LineNumber number -> line(number);
            case LabelTarget target -> label(target);
            case LocalVariable variable -> variable(variable);
            case LoadInstruction load -> load(load);
            case StoreInstruction store -> store(store);
            case IncrementInstruction increment -> out.iinc(increment.slot() + shift, increment.constant());
            case ConstantInstruction constant -> arithmetic.constant(constant);
            case ConvertInstruction conversion -> arithmetic.convert(conversion);
            case OperatorInstruction operator -> arithmetic.operator(operator);
            case StackInstruction instruction -> arithmetic.stack(instruction);
            case BranchInstruction branch -> flow.branch(branch);
            case ReturnInstruction exit -> flow.exit(exit);
            case FieldInstruction field -> calls.field(field);
            case InvokeInstruction call -> calls.invoke(call);
            case NopInstruction _ -> {}
            case Instruction other -> flow.other(other);
            default -> {} // attributes: annotations, generic types of variables
        }
    }

    private void line(LineNumber number) {
        copying.line(number.line());
        out.with(number);
    }

    private void label(LabelTarget target) {
        copying.operands().arrive(target.label());
        out.with(target);
    }

    private void variable(LocalVariable variable) {
        if (!instance || variable.slot() > 0) {
            out.localVariable(
                    variable.slot() + shift,
                    variable.name().stringValue(),
                    copying.rewriting().map(variable.typeSymbol()),
                    variable.startScope(),
                    variable.endScope());
        }
    }

    private void load(LoadInstruction load) {
        if (instance && load.slot() == 0) {
            copying.operands().push(Operand.SELF); // and writes nothing: there is none
            return;
        }
        boolean view = load.typeKind() == TypeKind.REFERENCE;
        copying.operands().push(view ? parameters.get(load.slot()) : Operand.of(load.typeKind()));
        out.loadLocal(load.typeKind(), load.slot() + shift);
    }

    private void store(StoreInstruction store) {
        copying.takeNumber("puts a view into a variable");
        out.storeLocal(store.typeKind(), store.slot() + shift);
    }
}

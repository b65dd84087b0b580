package lamina.kernels;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.List;

/**
 * Copies branches.
 *
 * @param copying the method
 */
record Flow(Copying copying) {

    void branch(BranchInstruction branch) {
        switch (branch.opcode()) {
            case GOTO, GOTO_W -> {
                copying.operands().jump(branch.target());
                copying.operands().leave();
            }
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> condition(branch, 1);
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> condition(branch, 2);
            default -> throw copying.refuse("compares views", "compare numbers");
        }
        copying.out().with(branch);
    }

    private void condition(BranchInstruction branch, int numbers) {
        for (int i = 0; i < numbers; i++) {
            copying.takeNumber("compares views");
        }
        copying.operands().jump(branch.target());
    }

    void exit(ReturnInstruction exit) {
        if (exit.typeKind() != TypeKind.VOID) {
            copying.takeNumber("returns a view");
        }
        copying.operands().leave();
        copying.out().with(exit);
    }

    /** Whatever is neither arithmetic nor a call. */
    void other(Instruction instruction) {
        switch (instruction) {
            case TableSwitchInstruction choice -> choose(choice, choice.cases(), choice.defaultTarget());
            case LookupSwitchInstruction choice -> choose(choice, choice.cases(), choice.defaultTarget());
            default ->
                throw copying.refuse(
                        "has the instruction " + instruction.opcode(), "write it as javac compiles the dialect");
        }
    }

    /** A switch over {@code int}; one over objects begins with a call, which was refused already. */
    private void choose(Instruction choice, List<SwitchCase> cases, Label otherwise) {
        copying.takeNumber("compares views");
        cases.forEach(each -> copying.operands().jump(each.target()));
        copying.operands().jump(otherwise);
        copying.operands().leave();
        copying.out().with(choice);
    }
}

package lamina.kernels;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import lamina.kernels.Operands.Operand;
import lamina.kernels.Operands.Sort;

/**
 * Copies what computes: it stays as it is, but for shifts without the sign.
 *
 * @param copying the method
 */
record Arithmetic(Copying copying) {

    void constant(ConstantInstruction constant) {
        if (!(constant.constantValue() instanceof Number)) {
            throw copying.refuse("uses the constant " + constant.constantValue(), "a kernel knows numbers only");
        }
        copying.operands().push(Operand.of(constant.typeKind()));
        copying.out().loadConstant(constant.constantValue());
    }

    void convert(ConvertInstruction conversion) {
        copying.takeNumber("compares views");
        copying.operands().push(Operand.of(conversion.toType()));
        copying.out().with(conversion);
    }

    void operator(OperatorInstruction operator) {
        switch (operator.opcode()) {
            case IUSHR -> shift(ConstantDescs.CD_int);
            case LUSHR -> shift(ConstantDescs.CD_long);
            case ARRAYLENGTH -> throw copying.refuse("uses an array", "read Floats or Ints");
            case INEG, LNEG, FNEG, DNEG -> copying.out().with(operator);
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> binary(operator, Operand.NUMBER);
            default -> binary(operator, Operand.of(operator.typeKind()));
        }
    }

    private void binary(OperatorInstruction operator, Operand result) {
        copying.takeNumber("compares views");
        copying.takeNumber("compares views");
        copying.operands().push(result);
        copying.out().with(operator);
    }

    private void shift(ClassDesc of) {
        copying.call(copying.rewriting().shifts(), "unsigned", MethodTypeDesc.of(of, of, ConstantDescs.CD_int));
    }

    /** Copies and drops of operands, as javac writes them for assignments within expressions and for results that nobody wants. */
    void stack(StackInstruction instruction) {
        Opcode opcode = instruction.opcode();
        Sort top = copying.operands().top().sort();
        boolean one = (opcode == Opcode.DUP || opcode == Opcode.POP) && top != Sort.WIDE && top != Sort.SELF;
        boolean two = (opcode == Opcode.DUP2 || opcode == Opcode.POP2) && top == Sort.WIDE;
        if (!one && !two) {
            throw copying.refuse("has the instruction " + opcode, "write it as javac compiles the dialect");
        }
        Operand operand = copying.take();
        if (opcode == Opcode.DUP || opcode == Opcode.DUP2) {
            copying.operands().push(operand);
            copying.operands().push(operand);
        }
        copying.out().with(instruction);
    }
}

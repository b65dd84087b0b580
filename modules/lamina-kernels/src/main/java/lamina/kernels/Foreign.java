package lamina.kernels;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what no kernel has, before anything is copied: so the message names the fault, not the first step towards it. */
final class Foreign {
    private static final String NUMBERS = "keep numbers in local variables and in Floats and Ints";

    private final Copying copying;
    private final Set<Label> guarded;
    private boolean guards;

    private Foreign(Copying copying, CodeModel code) {
        this.copying = copying;
        this.guarded =
                code.exceptionHandlers().stream().map(ExceptionCatch::tryStart).collect(Collectors.toSet());
    }

    static void refuse(Copying copying, CodeModel code) {
        Foreign foreign = new Foreign(copying, code);
        code.forEach(foreign::element);
        copying.line(0);
    }

    private void element(CodeElement element) {
        switch (element) {
            case LineNumber number -> copying.line(number.line());
            case LabelTarget target -> guards |= guarded.contains(target.label());
            case MonitorInstruction _ -> refuse("synchronizes", "iterations do not depend on each other");
            case Instruction _ when guards -> refuse("catches exceptions", "a kernel has none");
            case ThrowInstruction _ -> refuse("throws", "check before a kernel is launched");
            case NewObjectInstruction made ->
                refuse("makes an object (" + made.className().asSymbol().displayName() + ")", NUMBERS);
            case NewPrimitiveArrayInstruction _ -> refuse("makes an array", NUMBERS);
            case NewReferenceArrayInstruction _ -> refuse("makes an array", NUMBERS);
            case NewMultiArrayInstruction _ -> refuse("makes an array", NUMBERS);
            case ArrayLoadInstruction _ -> refuse("uses an array", NUMBERS);
            case ArrayStoreInstruction _ -> refuse("uses an array", NUMBERS);
            case TypeCheckInstruction _ -> refuse("casts or tests a reference", NUMBERS);
            case InvokeDynamicInstruction _ ->
                refuse("uses a lambda, a string or a pattern (invokedynamic)", "write it as a loop or a call");
            default -> {} // is looked at when it is copied
        }
    }

    private void refuse(String problem, String advice) {
        throw copying.refuse(problem, advice);
    }
}

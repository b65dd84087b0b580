package lamina.testkit;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the instructions of a kernel.
 *
 * @param kernel the internal name of its class
 */
record CodeLint(String kernel) {
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "lamina/api/kernel/Floats", Set.of("get", "set", "length"),
            "lamina/api/kernel/Ints", Set.of("get", "set", "length"),
            "lamina/api/kernel/Maths", Set.of("exp", "log", "pow", "sqrt", "tanh", "cos", "floor"),
            "lamina/api/kernel/Rng", Set.of("uniform", "gaussian", "bits"),
            "java/lang/Math", Set.of("min", "max", "abs"));

    /** What is wrong with it. */
    Optional<String> violation(CodeElement element) {
        return switch (element) {
            case NewObjectInstruction made ->
                Optional.of("allocates " + made.className().asInternalName());
            case NewPrimitiveArrayInstruction _ -> Optional.of("allocates an array");
            case NewReferenceArrayInstruction _ -> Optional.of("allocates an array");
            case NewMultiArrayInstruction _ -> Optional.of("allocates an array");
            case ThrowInstruction _ -> Optional.of("throws");
            case MonitorInstruction _ -> Optional.of("synchronizes");
            case TypeCheckInstruction _ -> Optional.of("casts or tests a reference");
            case InvokeDynamicInstruction _ -> Optional.of("uses a lambda, a string or a pattern (invokedynamic)");
            case OperatorInstruction operator
            when operator.opcode() == Opcode.IUSHR ->
                Optional.of("uses int >>>, which OpenCL C takes for a signed shift; shift a long");
            case ConstantInstruction.LoadConstantInstruction constant
            when !(constant.constantValue() instanceof Number) ->
                Optional.of("uses the constant " + constant.constantValue());
            case FieldInstruction field
            when !reads(field) ->
                Optional.of("uses the field " + field.owner().asInternalName() + "."
                        + field.name().stringValue());
            case InvokeInstruction call
            when !allows(call) ->
                Optional.of("calls " + call.owner().asInternalName() + "."
                        + call.name().stringValue());
            default -> Optional.empty();
        };
    }

    /** The method of the same class that it calls. */
    Optional<String> own(CodeElement element) {
        return element instanceof InvokeInstruction call
                        && call.owner().asInternalName().equals(kernel)
                ? Optional.of(call.name().stringValue() + call.type().stringValue())
                : Optional.empty();
    }

    private boolean reads(FieldInstruction field) {
        return field.opcode() == Opcode.GETFIELD
                && field.owner().asInternalName().equals(kernel);
    }

    private boolean allows(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return owner.equals(kernel)
                || ALLOWED.getOrDefault(owner, Set.of()).contains(call.name().stringValue());
    }
}

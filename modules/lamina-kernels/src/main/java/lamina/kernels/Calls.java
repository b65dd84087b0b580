package lamina.kernels;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import lamina.api.BackendException;
import lamina.api.kernel.Maths;
import lamina.kernels.Operands.Operand;
import lamina.kernels.Operands.Sort;

/**
 * Copies what reaches out of the method: reads of components, of views, and calls of functions.
 *
 * @param copying the method
 */
record Calls(Copying copying) {
    private static final ClassDesc MATHS = Maths.class.describeConstable().orElseThrow();
    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();

    void field(FieldInstruction field) {
        String name = field.name().stringValue();
        boolean ours =
                field.opcode() == Opcode.GETFIELD && copying.operands().top().sort() == Sort.SELF;
        Optional<Component> component = copying.rewriting().component(name);
        if (!ours || component.isEmpty()) {
            throw copying.refuse(
                    "uses the field " + field.owner().asSymbol().displayName() + "." + name,
                    "a kernel reads its components and constants that javac inlines, nothing else");
        }
        component(component.get());
    }

    void invoke(InvokeInstruction call) {
        ClassDesc owner = call.owner().asSymbol();
        if (call.opcode() == Opcode.INVOKESTATIC) {
            function(call);
        } else if (Rewriting.isView(owner)) {
            view(call);
        } else {
            own(call);
        }
    }

    /** Reads a component: a view is a parameter, a number a constant. */
    private void component(Component component) {
        copying.operands().pop(); // the kernel, which was not written
        if (component.isView()) {
            int slot = copying.rewriting().parameter(component);
            copying.out().aload(slot);
            copying.operands().push(Operand.view(slot, component.length()));
        } else {
            copying.out().loadConstant(component.constant());
            copying.operands().push(component.value() instanceof Long ? Operand.WIDE : Operand.NUMBER);
        }
    }

    private void own(InvokeInstruction call) {
        String name = call.name().stringValue();
        Optional<Component> component = copying.rewriting().component(name);
        boolean accessor = call.typeSymbol().parameterCount() == 0 && component.isPresent();
        if (!accessor || copying.operands().top().sort() != Sort.SELF) {
            throw foreign(call);
        }
        component(component.get());
    }

    private void view(InvokeInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        switch (call.name().stringValue()) {
            case "get", "set" -> {
                copying.take(type);
                copying.take();
                copying.out()
                        .invokevirtual(
                                copying.rewriting().map(call.owner().asSymbol()),
                                call.name().stringValue(),
                                type);
                copying.push(type.returnType());
            }
            case "length" -> length();
            default -> throw foreign(call);
        }
    }

    private void length() {
        int length = copying.take().length().orElseThrow();
        copying.out().pop().loadConstant(length);
        copying.operands().push(Operand.NUMBER);
    }

    private void function(InvokeInstruction call) {
        ClassDesc owner = call.owner().asSymbol();
        String name = call.name().stringValue();
        MethodTypeDesc type = call.typeSymbol();
        Source source = copying.rewriting().sources().get(owner);
        if (owner.equals(MATHS) || owner.equals(MATH) && Target.OF_MATH.contains(name)) {
            Target.Function function =
                    copying.rewriting().target().functions().getOrDefault(name, new Target.Function(owner, name));
            copying.take(type);
            copying.out().invokestatic(function.owner(), function.name(), type);
            copying.push(type.returnType());
        } else if (source != null
                && source.method(name, type).flatMap(m -> m.code()).isPresent()) {
            copying.call(source, name, type);
        } else {
            throw foreign(call);
        }
    }

    private BackendException foreign(InvokeInstruction call) {
        ClassDesc owner = call.owner().asSymbol();
        boolean own = owner.equals(copying.rewriting().kernel().source().desc());
        return copying.refuse(
                "calls " + owner.displayName() + "." + call.name().stringValue(),
                own
                        ? Copying.STATIC
                        : "allowed are static methods of the record itself, Maths, Rng, and Math.min, max and abs");
    }
}

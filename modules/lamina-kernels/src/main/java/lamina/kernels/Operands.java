package lamina.kernels;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What lies on the operand stack while a method is copied, as far as it matters: which views, and {@code this}. */
final class Operands {
    private final Map<Label, List<Operand>> expected = new HashMap<>();
    private List<Operand> stack = new ArrayList<>();
    private boolean reachable = true;

    /** What an operand is. */
    enum Sort {
        /** An {@code int}, {@code float} or {@code boolean}. */
        NUMBER,
        /** A {@code long} or {@code double}. */
        WIDE,
        /** {@link lamina.api.kernel.Floats} or {@link lamina.api.kernel.Ints}. */
        VIEW,
        /** One of several views: which, is found out as the kernel runs. */
        CHOSEN,
        /** The kernel itself, which does not exist on a device. */
        SELF
    }

    /**
     * One of them.
     *
     * @param sort what it is
     * @param slot of a view: the parameter of the copy
     * @param length of a view
     */
    record Operand(Sort sort, int slot, OptionalInt length) {
        static final Operand NUMBER = new Operand(Sort.NUMBER);
        static final Operand WIDE = new Operand(Sort.WIDE);
        static final Operand CHOSEN = new Operand(Sort.CHOSEN);
        static final Operand SELF = new Operand(Sort.SELF);

        private Operand(Sort sort) {
            this(sort, 0, OptionalInt.empty());
        }

        static Operand view(int slot, OptionalInt length) {
            return new Operand(Sort.VIEW, slot, length);
        }

        /** A number of this type. */
        static Operand of(TypeKind kind) {
            return kind.slotSize() == 2 ? WIDE : NUMBER;
        }
    }

    void push(Operand operand) {
        reachable = true; // by a loop's jump from below, if not from above
        stack.add(operand);
    }

    Operand pop() {
        reachable = true;
        return stack.removeLast();
    }

    Operand top() {
        return stack.getLast();
    }

    /** A branch leads to a label. */
    void jump(Label target) {
        expected.merge(target, List.copyOf(stack), Operands::merged);
    }

    /** What follows is not reached from above. */
    void leave() {
        stack = new ArrayList<>();
        reachable = false;
    }

    /** A label follows. Where only jumps from further below lead to it, the stack is empty. */
    void arrive(Label label) {
        if (expected.containsKey(label)) {
            List<Operand> jumped = expected.get(label);
            stack = new ArrayList<>(reachable ? merged(stack, jumped) : jumped);
            reachable = true;
        }
    }

    private static List<Operand> merged(List<Operand> one, List<Operand> other) {
        List<Operand> merged = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            merged.add(one.get(i).equals(other.get(i)) ? one.get(i) : Operand.CHOSEN);
        }
        return merged;
    }
}

package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.BackendException;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** Compares what Java and the device computed. */
final class Comparison {
    /** A NaN that no arithmetic makes. */
    private static final int POISON = 0x7FC0DEAD;

    private final Op op;
    private final Tensor tensor;
    private final MemorySegment expected;
    private final MemorySegment found;
    private final double allowed;

    /**
     * @param expected what Java computed
     * @param found what the device computed
     * @param tolerance relative to the largest value; whole numbers have to be the same
     */
    Comparison(Op op, Tensor tensor, MemorySegment expected, MemorySegment found, double tolerance) {
        this.op = op;
        this.tensor = tensor;
        this.expected = expected;
        this.found = found;
        allowed = tensor.element() == Element.FLOAT32 ? tolerance * largest(expected) : 0;
    }

    /** Fills memory, so that a place which is never written is noticed. */
    static void poison(MemorySegment content) {
        for (long i = 0; i < content.byteSize() / 4; i++) {
            content.setAtIndex(ValueLayout.JAVA_INT, i, POISON);
        }
    }

    /** Compares every element. */
    void all() {
        for (int i = 0; i < tensor.shape().size(); i++) {
            compare(i);
        }
    }

    /** Compares the elements that Java has changed. */
    void changed(MemorySegment before) {
        for (int i = 0; i < tensor.shape().size(); i++) {
            if (before.getAtIndex(ValueLayout.JAVA_INT, i) != expected.getAtIndex(ValueLayout.JAVA_INT, i)) {
                compare(i);
            }
        }
    }

    private static double largest(MemorySegment values) {
        double largest = 0;
        for (long i = 0; i < values.byteSize() / 4; i++) {
            float value = Math.abs(values.getAtIndex(ValueLayout.JAVA_FLOAT, i));
            largest = value < Float.POSITIVE_INFINITY ? Math.max(largest, value) : largest;
        }
        return largest;
    }

    private void compare(int i) {
        int there = found.getAtIndex(ValueLayout.JAVA_INT, i);
        if (expected.getAtIndex(ValueLayout.JAVA_INT, i) == there) {
            return;
        }
        if (tensor.element() == Element.FLOAT32 && there != POISON) {
            float e = expected.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            float f = found.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            if (Float.isNaN(e) && Float.isNaN(f) || Math.abs(e - f) <= allowed) {
                return;
            }
        }
        throw new BackendException("the device computes the op " + Ops.describe(op) + " wrongly: element " + i + " of "
                + tensor + " is " + value(found, i) + ", Java computes " + value(expected, i)
                + "; update the device's driver, or take another device or the backend cpu, and please report this"
                + " (\"verify\": false would go on regardless)");
    }

    private String value(MemorySegment values, int i) {
        if (values.getAtIndex(ValueLayout.JAVA_INT, i) == POISON) {
            return "not written";
        }
        return tensor.element() == Element.FLOAT32
                ? String.valueOf(values.getAtIndex(ValueLayout.JAVA_FLOAT, i))
                : String.valueOf(values.getAtIndex(ValueLayout.JAVA_INT, i));
    }
}

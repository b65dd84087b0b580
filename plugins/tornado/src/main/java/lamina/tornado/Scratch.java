package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Memory for within an op, shared by all ops of a program: an op takes arrays one after the other, and the next op begins anew.
 *
 * @param <A> the arrays
 */
final class Scratch<A extends TornadoNativeArray> {
    private final IntFunction<A> allocate;
    private final List<A> arrays = new ArrayList<>();
    private int taken; // by the op at hand

    /** @param allocate makes an array of so many elements */
    Scratch(IntFunction<A> allocate) {
        this.allocate = allocate;
    }

    /** From here on another op takes. */
    void nextOp() {
        taken = 0;
    }

    /** An array of at least so many elements, which the op at hand does not have yet. */
    A take(int elements) {
        for (; taken < arrays.size(); taken++) {
            if (arrays.get(taken).getSize() >= elements) {
                return arrays.get(taken++);
            }
        }
        A array = allocate.apply(elements);
        arrays.add(array);
        taken = arrays.size();
        return array;
    }

    List<A> arrays() {
        return List.copyOf(arrays);
    }
}

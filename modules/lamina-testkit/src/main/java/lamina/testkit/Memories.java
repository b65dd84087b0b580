package lamina.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;

/** Arrays to and from the tensors of a program. */
final class Memories {
    private Memories() {}

    static void write(Program program, Tensor tensor, float... values) {
        write(program, tensor, MemorySegment.ofArray(values));
    }

    static void write(Program program, Tensor tensor, int... values) {
        write(program, tensor, MemorySegment.ofArray(values));
    }

    /** What a state of floats begins with; whole numbers begin at zero. */
    static float[] start(State state) {
        Tensor tensor = state.tensor();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(tensor.bytes(), 64);
            if (tensor.element() == Element.FLOAT32) {
                state.initializer().fill(new Floats(values), tensor.shape(), 1);
            }
            return values.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    static float[] floats(Program program, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            return read(program, tensor, arena).toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** The bits of any kind of tensor. */
    static int[] bits(Program program, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            return read(program, tensor, arena).toArray(ValueLayout.JAVA_INT);
        }
    }

    private static void write(Program program, Tensor tensor, MemorySegment values) {
        if (values.byteSize() != tensor.bytes()) {
            throw new IllegalArgumentException(
                    tensor + " takes " + tensor.shape().size() + " values, found " + values.byteSize() / 4);
        }
        try (Arena arena = Arena.ofConfined()) {
            program.write(tensor, arena.allocate(tensor.bytes(), 64).copyFrom(values));
        }
    }

    private static MemorySegment read(Program program, Tensor tensor, Arena arena) {
        MemorySegment into = arena.allocate(tensor.bytes(), 64);
        program.read(tensor, into);
        return into;
    }
}

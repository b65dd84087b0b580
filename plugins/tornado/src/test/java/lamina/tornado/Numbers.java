package lamina.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/** Numbers to and from a program. */
final class Numbers {
    private Numbers() {}

    /** Writes the first elements; the others become zero. */
    static void write(Program program, Tensor tensor, float... values) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(tensor.bytes(), 64);
            MemorySegment.copy(values, 0, content, ValueLayout.JAVA_FLOAT, 0, values.length);
            program.write(tensor, content);
        }
    }

    static float[] read(Program program, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(tensor.bytes(), 64);
            program.read(tensor, content);
            return content.toArray(ValueLayout.JAVA_FLOAT);
        }
    }
}

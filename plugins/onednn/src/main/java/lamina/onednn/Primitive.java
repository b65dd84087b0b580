package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import lamina.api.backend.HostMemory;

/** A primitive with its arguments, ready to run. */
final class Primitive {
    private static final long ARGUMENT_BYTES = 16; // int, four bytes of padding, pointer

    private final String label;
    private final MemorySegment stream;
    private final MemorySegment primitive;
    private final MemorySegment arguments;
    private final int count;

    /** A piece of memory, how it lies, and what it is to the primitive. */
    record Argued(int code, Layout layout, MemorySegment data) {}

    Primitive(String label, Session session, HostMemory memory, MemorySegment descriptor, List<Argued> pieces) {
        Arena arena = session.arena(memory);
        this.label = label;
        this.stream = session.stream(memory);
        this.primitive = Dnnl.primitive(arena, descriptor);
        this.arguments = arena.allocate(ARGUMENT_BYTES * pieces.size(), ValueLayout.ADDRESS.byteAlignment());
        this.count = pieces.size();
        for (int i = 0; i < count; i++) {
            Argued piece = pieces.get(i);
            MemorySegment object = Dnnl.memory(arena, piece.layout().descriptor(), piece.data());
            arguments.set(ValueLayout.JAVA_INT, ARGUMENT_BYTES * i, piece.code());
            arguments.set(ValueLayout.ADDRESS, ARGUMENT_BYTES * i + 8, object);
        }
    }

    void run() {
        Dnnl.execute(primitive, stream, count, arguments, label);
    }
}

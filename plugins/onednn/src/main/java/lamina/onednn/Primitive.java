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

    Primitive(String label, Session session, HostMemory memory, MemorySegment descriptor, List<Bench.Slot> slots) {
        Arena arena = session.arena(memory);
        this.label = label;
        this.stream = session.stream(memory);
        this.primitive = Dnnl.primitive(arena, descriptor);
        this.arguments = arena.allocate(ARGUMENT_BYTES * slots.size(), ValueLayout.ADDRESS.byteAlignment());
        this.count = slots.size();
        for (int i = 0; i < count; i++) {
            Bench.Slot slot = slots.get(i);
            arguments.set(ValueLayout.JAVA_INT, ARGUMENT_BYTES * i, slot.code());
            arguments.set(ValueLayout.ADDRESS, ARGUMENT_BYTES * i + 8, Dnnl.memory(arena, slot.layout(), slot.data()));
        }
    }

    void run() {
        Dnnl.execute(primitive, stream, count, arguments, label);
    }
}

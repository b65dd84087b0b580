package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/**
 * Primitives of oneDNN that run one after the other.
 *
 * @param type for listings
 * @param parts the ops whose work they do; none for a copy
 * @param reads whose content they read
 * @param writes whose content they replace
 * @param stages the primitives
 */
record Call(String type, List<Op> parts, List<Tensor> reads, List<Tensor> writes, List<Stage> stages) implements Own {

    Call {
        parts = List.copyOf(parts);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        stages = List.copyOf(stages);
    }

    /**
     * One primitive.
     *
     * @param descriptor of the primitive
     * @param slots its arguments
     */
    record Stage(MemorySegment descriptor, List<Slot> slots) {
        static Stage of(MemorySegment descriptor, Slot... slots) {
            return new Stage(descriptor, List.of(slots));
        }
    }

    /** What a piece of memory is to a primitive ({@code DNNL_ARG_…}), and how it lies. */
    record Slot(int code, Layout layout, Place place) {
        static Slot of(Argument argument, Form form) {
            return new Slot(argument.code(), form.layout(), new Content(form.tensor(), 0));
        }

        static Slot of(Argument argument, Layout layout, Place place) {
            return new Slot(argument.code(), layout, place);
        }
    }

    /** Where a piece of memory is. */
    sealed interface Place permits Content, Scratch {}

    /** A tensor's content from a byte on. */
    record Content(Tensor tensor, long offset) implements Place {}

    /** Memory for within this call; the same name is the same memory. */
    record Scratch(String name) implements Place {}

    @Override
    public Preparation prepare(HostMemory memory, Session session) {
        Map<String, MemorySegment> scratch = new HashMap<>();
        List<Primitive> primitives = new ArrayList<>();
        for (Stage stage : stages) {
            primitives.add(primitive(stage, memory, session, scratch));
        }
        return new Preparation.Accepted(new Steps(memory.threads(), List.copyOf(primitives)), implementation());
    }

    private Primitive primitive(Stage stage, HostMemory memory, Session session, Map<String, MemorySegment> scratch) {
        List<Primitive.Argued> arguments = new ArrayList<>();
        for (Slot slot : stage.slots()) {
            arguments.add(new Primitive.Argued(slot.code(), slot.layout(), data(slot, memory, scratch)));
        }
        Layout pad = new Layout(Dnnl.layoutOf(stage.descriptor(), Query.SCRATCHPAD));
        if (pad.bytes() > 0) {
            MemorySegment data = scratch.computeIfAbsent(
                    "scratchpad " + stage.descriptor().address(), _ -> memory.scratch(pad.bytes()));
            arguments.add(new Primitive.Argued(Argument.SCRATCHPAD.code(), pad, data));
        }
        return new Primitive(label(), session, memory, stage.descriptor(), arguments);
    }

    private static MemorySegment data(Slot slot, HostMemory memory, Map<String, MemorySegment> scratch) {
        return switch (slot.place()) {
            case Content content -> memory.of(content.tensor()).asSlice(content.offset());
            case Scratch piece ->
                scratch.computeIfAbsent(
                        piece.name(), _ -> memory.scratch(slot.layout().bytes()));
        };
    }

    private String label() {
        return type + " (" + text(reads) + " -> " + text(writes) + ")";
    }

    private static String text(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::toString).collect(Collectors.joining(", "));
    }

    /** {@code onednn brgconv:avx512_core}: each that differs. */
    private String implementation() {
        return "onednn "
                + stages.stream()
                        .map(stage -> Dnnl.implementation(stage.descriptor()))
                        .distinct()
                        .collect(Collectors.joining(" + "));
    }

    /** Runs primitives one after the other. */
    private record Steps(int threads, List<Primitive> primitives) implements Runnable {
        @Override
        public void run() {
            Dnnl.setThreads(threads); // counts for the calling thread only, and who calls may change
            for (int i = 0; i < primitives.size(); i++) { // an iterator would be an object a run
                primitives.get(i).run();
            }
        }
    }
}

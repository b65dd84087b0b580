package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** A call while it is put together. */
final class Draft {
    private final List<Op> parts;
    private final Set<Tensor> reads = new LinkedHashSet<>();
    private final Set<Tensor> writes = new LinkedHashSet<>();
    private final List<Call.Stage> stages = new ArrayList<>();

    /** @param parts the ops whose work it does; the first gives it its name */
    Draft(List<Op> parts) {
        this.parts = parts;
    }

    Call.Slot reads(Argument argument, Form form) {
        reads.add(form.tensor());
        return Call.Slot.of(argument, form);
    }

    Call.Slot writes(Argument argument, Form form) {
        writes.add(form.tensor());
        return Call.Slot.of(argument, form);
    }

    /** A part of what is read, for instance some pictures of a batch. */
    Call.Slot reads(Argument argument, Form form, Layout part, long offset) {
        reads.add(form.tensor());
        return Call.Slot.of(argument, part, new Call.Content(form.tensor(), offset));
    }

    Call.Slot writes(Argument argument, Form form, Layout part, long offset) {
        writes.add(form.tensor());
        return Call.Slot.of(argument, part, new Call.Content(form.tensor(), offset));
    }

    static Call.Slot scratch(Argument argument, Layout layout, String name) {
        return Call.Slot.of(argument, layout, new Call.Scratch(name));
    }

    Draft stage(MemorySegment descriptor, Call.Slot... slots) {
        stages.add(Call.Stage.of(descriptor, slots));
        return this;
    }

    Call call() {
        return new Call(parts.getFirst().type(), parts, List.copyOf(reads), List.copyOf(writes), stages);
    }
}

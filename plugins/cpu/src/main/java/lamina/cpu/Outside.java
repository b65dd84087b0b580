package lamina.cpu;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Kept;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** A program's memory as it looks from outside: every tensor in the visible layout, however it is kept. */
final class Outside {
    private final Map<Tensor, Kept> kept = new HashMap<>();
    private final Steps refresh;
    private final Memory memory;
    private boolean stale = true; // what is derived of parameters and states is not theirs any more

    Outside(List<Kept> kept, Steps refresh, Memory memory) {
        kept.forEach(each -> this.kept.put(each.visible(), each));
        this.refresh = refresh;
        this.memory = memory;
    }

    /** Derives again what has to be, before a procedure runs. */
    void refresh() {
        if (stale) {
            refresh.run();
            stale = false;
        }
    }

    void write(Tensor tensor, MemorySegment from) {
        Kept form = kept.get(tensor);
        if (form != null) {
            form.pack(from, content(form.kept(), ""));
        } else {
            content(tensor, "").copyFrom(from);
        }
        stale |= tensor.role() != Role.INPUT;
    }

    /** @param procedure which ran last */
    void read(Tensor tensor, String procedure, MemorySegment into) {
        Kept form = kept.get(tensor);
        if (form != null) {
            form.unpack(content(form.kept(), procedure), into);
        } else {
            into.copyFrom(content(tensor, procedure));
        }
    }

    private MemorySegment content(Tensor tensor, String procedure) {
        return memory.find(tensor, procedure)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no op of the graph reads or writes " + tensor + " of role " + tensor.role()));
    }
}

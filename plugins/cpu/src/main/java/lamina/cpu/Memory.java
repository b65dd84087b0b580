package lamina.cpu;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Procedure;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;

/** All memory of one program: tensors of their own, one block for the values of all procedures, and what overrides ask for. */
final class Memory implements AutoCloseable {
    private static final String VALUES = "values";
    private static final String OVERRIDES = "overrides";

    private final Space lasting = Space.open();
    private final Space scratch = Space.open();
    private final Map<Tensor, MemorySegment> own = new HashMap<>();
    private final Map<String, Map<Tensor, MemorySegment>> values = new HashMap<>(); // by procedure
    private final Map<String, Long> parts = new LinkedHashMap<>();

    /** @param outside what must be there even if no op of the graph wants it */
    Memory(Graph graph, Collection<Tensor> outside) {
        try {
            outside.forEach(this::placeOwn);
            place(graph);
        } catch (RuntimeException | Error e) { // too large, or not a graph: whoever tries again must find the room
            close();
            throw e;
        }
    }

    private void place(Graph graph) {
        for (Tensor tensor : graph.tensors()) {
            if (tensor.role() != Role.VALUE && !own.containsKey(tensor)) {
                placeOwn(tensor);
            }
        }
        placeValues(graph.procedures());
    }

    private void placeOwn(Tensor tensor) {
        own.put(tensor, take(part(tensor.role()), tensor.bytes()));
    }

    private void placeValues(List<Procedure> procedures) {
        Map<Procedure, Plan> plans = new LinkedHashMap<>();
        procedures.forEach(procedure -> plans.put(procedure, Plan.of(procedure)));
        MemorySegment block = take(
                VALUES, plans.values().stream().mapToLong(Plan::bytes).max().orElse(0));
        plans.forEach((procedure, plan) -> {
            Map<Tensor, MemorySegment> placed = new HashMap<>();
            plan.offsets().forEach((tensor, offset) -> placed.put(tensor, block.asSlice(offset, tensor.bytes())));
            values.put(procedure.name(), placed);
        });
    }

    /** Memory of the program's own, zero. */
    private MemorySegment take(String part, long bytes) {
        long before = lasting.held();
        MemorySegment taken = lasting.take(bytes);
        parts.merge(part, lasting.held() - before, Long::sum);
        return taken;
    }

    private static String part(Role role) {
        return switch (role) {
            case INPUT -> "inputs";
            case PARAMETER -> "parameters";
            case STATE -> "states";
            case VALUE -> VALUES;
        };
    }

    /** A tensor's content within a procedure; empty only for a tensor that no op of it knows. */
    Optional<MemorySegment> find(Tensor tensor, String procedure) {
        MemorySegment found = own.get(tensor);
        return Optional.ofNullable(
                found != null ? found : values.getOrDefault(procedure, Map.of()).get(tensor));
    }

    MemorySegment forOverride(long bytes) {
        return take(OVERRIDES, bytes);
    }

    /** Scratch memory beside what the same op already has. */
    MemorySegment scratch(long bytes) {
        return scratch.take(bytes);
    }

    /** From here on another op takes scratch memory. */
    void nextOp() {
        scratch.rewind();
    }

    List<MemoryUse> uses() {
        List<MemoryUse> uses = new ArrayList<>();
        parts.forEach((purpose, bytes) -> uses.add(new MemoryUse(purpose, bytes)));
        uses.add(new MemoryUse("scratch", scratch.held()));
        return List.copyOf(uses);
    }

    @Override
    public void close() {
        lasting.close();
        scratch.close();
    }
}

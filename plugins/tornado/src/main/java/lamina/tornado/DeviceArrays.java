package lamina.tornado;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** All arrays of one program: one for each tensor that lasts, those that values share, and scratch memory that ops share. */
final class DeviceArrays implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Map<Tensor, TornadoNativeArray> own = new LinkedHashMap<>();
    private final Map<String, Map<Tensor, TornadoNativeArray>> values = new HashMap<>(); // by procedure
    private final List<TornadoNativeArray> shared = new ArrayList<>();
    private final Scratch<FloatArray> scratch =
            new Scratch<>(size -> (FloatArray) HostArray.of(Element.FLOAT32, size, arena));
    private final Scratch<ShortArray> halves = new Scratch<>(size -> HostArray.halves(size, arena));

    private DeviceArrays() {}

    /** The arrays of a graph. */
    static DeviceArrays of(Graph graph) {
        DeviceArrays arrays = new DeviceArrays();
        graph.tensors().stream().filter(tensor -> tensor.role() != Role.VALUE).forEach(arrays::placeOwn);
        arrays.placeValues(graph);
        return arrays;
    }

    /** An array for each of some tensors, whatever their role. */
    static DeviceArrays apart(Collection<Tensor> tensors) {
        DeviceArrays arrays = new DeviceArrays();
        tensors.forEach(arrays::placeOwn);
        return arrays;
    }

    private void placeOwn(Tensor tensor) {
        own.computeIfAbsent(tensor, t -> HostArray.of(t.element(), t.shape().size(), arena));
    }

    private void placeValues(Graph graph) {
        Slots slots = Slots.of(graph.procedures());
        Map<Slots.Slot, TornadoNativeArray> arrays = new HashMap<>();
        for (Slots.Slot slot : slots.all()) {
            TornadoNativeArray array = HostArray.of(slot.element(), slot.size(), arena);
            shared.add(array);
            arrays.put(slot, array);
        }
        graph.procedures().forEach(procedure -> {
            Map<Tensor, TornadoNativeArray> placed = new HashMap<>();
            slots.of(procedure.name()).forEach((tensor, slot) -> placed.put(tensor, arrays.get(slot)));
            values.put(procedure.name(), placed);
        });
    }

    /** Where a tensor's content is within a procedure; empty for a tensor that no op of it knows. */
    Optional<TornadoNativeArray> find(Tensor tensor, String procedure) {
        TornadoNativeArray found = own.get(tensor);
        return Optional.ofNullable(
                found != null ? found : values.getOrDefault(procedure, Map.of()).get(tensor));
    }

    /** From here on another op takes scratch memory. */
    void nextOp() {
        scratch.nextOp();
        halves.nextOp();
    }

    /** Scratch memory beside what the op at hand already has. */
    FloatArray scratch(int floats) {
        return scratch.take(floats);
    }

    /** Scratch memory for numbers of two bytes. */
    ShortArray halves(int size) {
        return halves.take(size);
    }

    /** An array of one number, for the plan's own use. */
    IntArray number() {
        return (IntArray) HostArray.of(Element.INT32, 1, arena);
    }

    /** The tensors that have an array of their own. */
    Map<Tensor, TornadoNativeArray> lasting() {
        return own;
    }

    /** The arrays whose content nobody waits for: of values, and scratch memory. */
    List<TornadoNativeArray> passing() {
        List<TornadoNativeArray> passing = new ArrayList<>(shared);
        passing.addAll(scratch.arrays());
        passing.addAll(halves.arrays());
        return passing;
    }

    /** What the arrays hold on the device. */
    List<MemoryUse> uses() {
        Map<String, Long> parts = new LinkedHashMap<>();
        own.forEach((tensor, array) -> parts.merge(part(tensor.role()), bytes(array), Long::sum));
        shared.forEach(array -> parts.merge("values", bytes(array), Long::sum));
        Stream.concat(scratch.arrays().stream(), halves.arrays().stream())
                .forEach(array -> parts.merge("scratch", bytes(array), Long::sum));
        return parts.entrySet().stream()
                .map(part -> new MemoryUse(part.getKey(), part.getValue()))
                .toList();
    }

    private static String part(Role role) {
        return switch (role) {
            case INPUT -> "inputs";
            case PARAMETER -> "parameters";
            case STATE -> "states";
            case VALUE -> "values";
        };
    }

    static long bytes(TornadoNativeArray array) {
        return array.getNumBytesOfSegmentWithHeader();
    }

    @Override
    public void close() {
        arena.close();
    }
}

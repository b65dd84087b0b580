package lamina.core.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Procedure;
import lamina.api.graph.Element;
import lamina.api.graph.Emitter;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.core.LayerSpec;

/** A procedure while it is written: its ops so far, and names for its values. */
final class Draft {
    private final String name;
    private final List<Op> ops = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Op, String> devices = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private String device = LayerSpec.MAIN;
    private Origin origin = new Origin("", Origin.Phase.FORWARD);

    /** Where ops are added, and why. */
    record Place(String device, Origin origin) {}

    Draft(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** A value whose name no other value of the graph has: {@code train/conv1.y}, then {@code train/conv1.y~2}. */
    Tensor value(String wanted, Shape shape, Element element) {
        int count = names.merge(wanted, 1, Integer::sum);
        String unique = name + "/" + wanted + (count == 1 ? "" : "~" + count);
        return new Tensor(unique, shape, element, Role.VALUE);
    }

    <O extends Op> O add(O op) {
        ops.add(op);
        devices.put(op, device);
        op.writes().forEach(written -> origins.put(written.name(), origin));
        return op;
    }

    /** From here on ops are added on a device. */
    void on(String next) {
        device = next;
    }

    /** Where ops are added now, and why. */
    Place place() {
        return new Place(device, origin);
    }

    /** Where an op was added, and why: one that writes this. */
    Place place(Op op, Tensor written) {
        return new Place(devices.get(op), origins.get(written.name()));
    }

    /** From here on ops are added there, and for that. */
    void at(Place place) {
        device = place.device();
        origin = place.origin();
    }

    /** From here on ops are added for a layer's forward pass. */
    void forward(String layer) {
        origin = new Origin(layer, Origin.Phase.FORWARD);
    }

    /** From here on ops are added where another one is, for the gradients of its layer. */
    void beside(Op op) {
        on(devices.get(op));
        op.writes().stream() // an op that writes nothing, which only the host does, has no gradients
                .findFirst()
                .ifPresent(written ->
                        origin = new Origin(origins.get(written.name()).layer(), Origin.Phase.BACKWARD));
    }

    /** From here on, until the next gradient, ops are added to update that layer's parameters. */
    void update() {
        origin = new Origin(origin.layer(), Origin.Phase.UPDATE);
    }

    /** Why each op is there, by the names of what it writes. */
    Map<String, Origin> origins() {
        return origins;
    }

    /** Where each op is. */
    Map<Op, String> devices() {
        return devices;
    }

    List<Op> ops() {
        return List.copyOf(ops);
    }

    Procedure finish(List<Tensor> results) {
        return new Procedure(name, ops, results);
    }

    /** An emitter whose values' names begin with a prefix. */
    Emitter prefixed(String prefix) {
        return new Emitter() {
            @Override
            public Tensor value(String value, Shape shape, Element element) {
                return Draft.this.value(prefix + value, shape, element);
            }

            @Override
            public <O extends Op> O add(O op) {
                return Draft.this.add(op);
            }
        };
    }
}

package lamina.core.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import lamina.api.AssemblyException;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.core.graph.Assembly;

/**
 * A graph cut where its ops are on different devices. Each device has the ops of its layers, their gradients and updates, in the order
 * of the whole; a value that another device needs is sent as soon as it is written, and received just before it is read there first.
 * Since sending never waits and all devices keep to one order, none can wait for another in a circle.
 */
public final class Partition {
    private final Graph graph;
    private final Map<Op, String> places;
    private final Map<Tensor, String> writers = new HashMap<>(); // of values
    private final Map<Tensor, SequencedSet<String>> holders = new HashMap<>(); // of all else
    private final SequencedMap<Tensor, SequencedMap<String, Crossing>> crossings =
            new LinkedHashMap<>(); // by whom it is read
    private final SequencedSet<String> devices = new LinkedHashSet<>();

    private Partition(Graph graph, Map<Op, String> places) {
        this.graph = graph;
        this.places = places;
        graph.procedures().forEach(procedure -> procedure.ops().forEach(op -> note(procedure, op)));
        holders.forEach(Partition::requireOneHome);
    }

    /**
     * Cuts an assembly's graph.
     *
     * @throws AssemblyException if a parameter or a state is used on two devices
     */
    public static Partition of(Assembly assembly) {
        return new Partition(assembly.graph(), assembly.devices());
    }

    private void note(Procedure procedure, Op op) {
        String device = places.get(op);
        devices.add(device);
        for (Tensor read : op.reads()) {
            hold(read, device);
            String from = writers.getOrDefault(read, device);
            if (!from.equals(device)) {
                crossings
                        .computeIfAbsent(read, _ -> new LinkedHashMap<>())
                        .putIfAbsent(device, new Crossing(procedure.name(), read, from, device));
            }
        }
        for (Tensor written : op.writes()) {
            hold(written, device);
            if (written.role() == Role.VALUE) {
                writers.put(written, device);
            }
        }
    }

    private void hold(Tensor tensor, String device) {
        if (tensor.role() != Role.VALUE) {
            holders.computeIfAbsent(tensor, _ -> new LinkedHashSet<>()).add(device);
        }
    }

    private static void requireOneHome(Tensor tensor, SequencedSet<String> devices) {
        if (tensor.role() != Role.INPUT && devices.size() > 1) {
            throw new AssemblyException(
                    "'%s' is used on the devices %s, but what is learned and what lives between steps has one home; give the layers that use it the same \"device\""
                            .formatted(tensor.name(), String.join(" and ", devices)));
        }
    }

    /** What crosses, in the order in which it is needed. */
    public List<Crossing> crossings() {
        return crossings.values().stream().flatMap(to -> to.values().stream()).toList();
    }

    /** The devices that have something to do, in the order in which the graph comes to them. */
    List<String> devices() {
        return List.copyOf(devices);
    }

    /** Where a tensor is written from outside and read: several devices for an input, one for all else; none that the graph does not know. */
    List<String> holders(Tensor tensor) {
        String writer = writers.get(tensor);
        return writer == null ? List.copyOf(holders.getOrDefault(tensor, new LinkedHashSet<>())) : List.of(writer);
    }

    /** The part of one device. */
    Graph part(String device, Function<Crossing, Channel> channels) {
        List<Procedure> parts = new ArrayList<>();
        for (Procedure procedure : graph.procedures()) {
            List<Op> ops = ops(procedure, device, channels);
            if (!ops.isEmpty()) {
                List<Tensor> results = procedure.results().stream()
                        .filter(result -> device.equals(writers.get(result)))
                        .toList();
                parts.add(new Procedure(procedure.name(), ops, results));
            }
        }
        return new Graph(parts);
    }

    private List<Op> ops(Procedure procedure, String device, Function<Crossing, Channel> channels) {
        List<Op> ops = new ArrayList<>();
        Set<Tensor> received = new HashSet<>();
        for (Op op : procedure.ops()) {
            if (places.get(op).equals(device)) {
                op.reads().stream()
                        .filter(read -> to(read).containsKey(device) && received.add(read))
                        .forEach(read -> ops.add(new Receive(read, channels.apply(to(read).get(device)))));
                ops.add(op);
                for (Tensor written : op.writes()) {
                    to(written).values().forEach(crossing -> ops.add(new Send(written, channels.apply(crossing))));
                }
            }
        }
        return ops;
    }

    /** A tensor's crossings, by the device that it crosses to. */
    private SequencedMap<String, Crossing> to(Tensor tensor) {
        return crossings.getOrDefault(tensor, new LinkedHashMap<>());
    }
}

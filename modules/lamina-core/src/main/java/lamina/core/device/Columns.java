package lamina.core.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.ConfigurationException;
import lamina.api.backend.Backend;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.graph.Assembly;
import lamina.core.plugin.Nearest;

/** Each layer on the device that it names, as in the paper's two columns; on one if they all name the same. */
final class Columns implements Machine {
    private final SequencedMap<String, Backend> backends = new LinkedHashMap<>();
    private final SequencedSet<String> used = new LinkedHashSet<>();

    Columns(RunSpec run) {
        backends.put(LayerSpec.MAIN, run.backend());
        backends.putAll(run.devices());
        for (LayerSpec layer : run.layers()) {
            if (!backends.containsKey(layer.device())) {
                throw new ConfigurationException(
                        "%slayer '%s' is on the device '%s', which the run does not have; it has %s%s"
                                .formatted(
                                        layer.where().isEmpty() ? "" : layer.where() + " ",
                                        layer.name(),
                                        layer.device(),
                                        String.join(", ", backends.keySet()),
                                        Nearest.hint(layer.device(), backends.keySet())));
            }
            used.add(layer.device());
        }
    }

    @Override
    public Program compile(Assembly assembly, List<OverrideSet> overrides, CompileListener listener) {
        return used.size() == 1
                ? backends.get(used.getFirst()).compile(assembly.graph(), overrides, listener)
                : joint(assembly, overrides, listener);
    }

    private Program joint(Assembly assembly, List<OverrideSet> overrides, CompileListener listener) {
        Partition partition = Partition.of(assembly);
        Halt halt = new Halt(() -> {});
        Channels channels = new Channels(partition.crossings(), halt);
        List<Station> stations = new ArrayList<>();
        SequencedMap<String, Program> programs = new LinkedHashMap<>();
        try {
            for (String device : partition.devices()) {
                Graph part = partition.part(device, channels::of);
                Program program = compiled(device, part, overrides, listener);
                programs.put(device, program);
                stations.add(new Station(device, program, names(part), halt));
            }
            return new JointProgram(stations, new Homes(assembly.graph(), partition, programs), channels, halt);
        } catch (RuntimeException | Error e) {
            stations.forEach(Station::close);
            channels.close();
            throw e;
        }
    }

    private Program compiled(String device, Graph part, List<OverrideSet> overrides, CompileListener listener) {
        try {
            return backends.get(device).compile(part, overrides, listener);
        } catch (BackendException e) {
            throw new BackendException("device '" + device + "': " + e.getMessage(), e);
        }
    }

    /** The procedures of a graph. */
    static Set<String> names(Graph graph) {
        return graph.procedures().stream().map(Procedure::name).collect(Collectors.toSet());
    }

    @Override
    public List<Crossing> crossings(Assembly assembly) {
        return Partition.of(assembly).crossings();
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        if (used.size() == 1) {
            return backends.get(used.getFirst()).devices(overrides);
        }
        return used.stream()
                .flatMap(name -> named(name, backends.get(name), overrides))
                .toList();
    }

    /** A backend's devices, by the name that the run has for it. */
    static Stream<Device> named(String name, Backend backend, List<OverrideSet> overrides) {
        return backend.devices(overrides).stream()
                .map(d -> new Device(name + ": " + d.name(), d.description(), d.usable(), d.remark()));
    }

    @Override
    public void close() {
        Closing.all(List.copyOf(backends.values()));
    }
}

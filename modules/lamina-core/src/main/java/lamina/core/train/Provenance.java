package lamina.core.train;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lamina.api.Provider;
import lamina.api.backend.Placement;
import lamina.core.graph.Assembly;
import lamina.core.plugin.Stamp;
import lamina.ops.Gemm;

/**
 * What a run is computed with: where all of it is the same, the same run gives the same bits.
 *
 * @param lamina Lamina's version
 * @param java the virtual machine's
 * @param devices each device, its description, and how it is used: threads, libraries, instruction sets
 * @param precision f32 or bf16
 * @param operations how many operations of the graph run on what
 * @param modules the plugins that take part, and Lamina's own modules
 */
public record Provenance(
        String lamina,
        String java,
        List<String> devices,
        String precision,
        List<String> operations,
        List<Stamp> modules) {

    /** Copies the lists. */
    public Provenance {
        devices = List.copyOf(devices);
        operations = List.copyOf(operations);
        modules = List.copyOf(modules);
    }

    /** Of a session. */
    static Provenance of(Session session, Collection<? extends Class<?>> plugins) {
        List<String> devices = session.devices().stream()
                .filter(device -> device.usable())
                .map(device -> device.name() + ": " + device.description() + "; " + device.remark())
                .toList();
        Set<Class<?>> classes = new HashSet<>(plugins);
        classes.addAll(List.of(Provider.class, Gemm.class, Provenance.class));
        return new Provenance(
                version(),
                Runtime.version().toString(),
                devices,
                session.program().precision().name().toLowerCase(Locale.ROOT),
                operations(session.program().placements()),
                Stamp.of(classes));
    }

    private static String version() {
        return Optional.ofNullable(Provenance.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("of the class path");
    }

    private static List<String> operations(List<Placement> placements) {
        return placements.stream()
                .filter(placement -> !placement.procedure().equals(Assembly.OBSERVE)) // does what "train" does
                .collect(groupingBy(
                        (Placement placement) -> placement.procedure() + ": " + placement.implementation(),
                        TreeMap::new,
                        counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
    }

    /** What is not as it was then, a line each; empty if the same bits are to be expected. */
    List<String> changesSince(Provenance then) {
        List<String> changes = new ArrayList<>();
        changed("Lamina", then.lamina, lamina).ifPresent(changes::add);
        changed("Java", then.java, java).ifPresent(changes::add);
        changed("device", String.join(", ", then.devices), String.join(", ", devices))
                .ifPresent(changes::add);
        changed("precision", then.precision, precision).ifPresent(changes::add);
        changed("operations", String.join(", ", then.operations), String.join(", ", operations))
                .ifPresent(changes::add);
        Stream.concat(then.modules.stream(), modules.stream())
                .map(Stamp::module)
                .distinct()
                .sorted()
                .forEach(name -> changed("module", named(name, then.modules), named(name, modules))
                        .ifPresent(changes::add));
        return changes;
    }

    private static String named(String name, List<Stamp> modules) {
        List<String> found = modules.stream()
                .filter(stamp -> stamp.module().equals(name))
                .map(Stamp::toString)
                .toList();
        return found.isEmpty() ? "without " + name : String.join(", ", found);
    }

    private static Optional<String> changed(String what, String then, String now) {
        return then.equals(now) ? Optional.empty() : Optional.of(what + ": then " + then + ", now " + now);
    }
}

package lamina.cpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Lowering;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Wishes;
import lamina.api.graph.Op;

/**
 * The override sets that the settings choose.
 *
 * @param usable those that can be used here, in the order in which they are asked: native code first
 * @param remarks why chosen sets offer nothing
 * @param wishes what the settings ask of them
 */
record Choice(List<OverrideSet> usable, List<String> remarks, Wishes wishes) {

    /** One override and the set it is of. */
    record Offer(String set, OpOverride<?, ?> override) {

        boolean concerns(Op op) {
            return override.op() == op.getClass() && override.memory() == HostMemory.class;
        }

        @SuppressWarnings("unchecked") // concerns() compared both classes
        OpOverride<Op, HostMemory> typed() {
            return (OpOverride<Op, HostMemory>) override;
        }
    }

    Choice {
        usable = List.copyOf(usable);
        remarks = List.copyOf(remarks);
    }

    /**
     * The sets among the installed ones that the settings want.
     *
     * @throws BackendException if a set is asked for by name and is not installed, or cannot be used here, or if no set computes in
     *     the precision that is asked for
     */
    static Choice of(CpuSettings settings, List<OverrideSet> installed) {
        List<OverrideSet> usable = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (OverrideSet set : chosen(settings.nativeLibrary(), installed)) {
            set.unavailable().ifPresentOrElse(reason -> remarks.add(set.name() + ": " + reason), () -> usable.add(set));
        }
        Choice choice = new Choice(usable, remarks, new Wishes(settings.precision(), settings.computingThreads()));
        choice.requirePrecision();
        return choice;
    }

    private static List<OverrideSet> chosen(String setting, List<OverrideSet> installed) {
        return switch (setting) {
            case CpuSettings.REFERENCE -> List.of();
            case CpuSettings.NONE ->
                installed.stream().filter(set -> !set.callsNativeCode()).toList();
            case CpuSettings.AUTO ->
                installed.stream()
                        .sorted(Comparator.comparing((OverrideSet set) -> !set.callsNativeCode()))
                        .toList();
            default -> List.of(named(setting, installed));
        };
    }

    private static OverrideSet named(String name, List<OverrideSet> installed) {
        OverrideSet set = installed.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BackendException("the backend cpu is told to use the library '" + name
                        + "', but no plugin provides that; installed: " + names(installed)
                        + ". Install the plugin, or set \"native\" to \"auto\" (every library that is there), \"none\""
                        + " (Java only) or \"reference\" (portable kernels only)"));
        set.unavailable().ifPresent(reason -> {
            throw new BackendException("the backend cpu is told to use the library '" + name
                    + "', which cannot be used here: " + reason
                    + ". To go on without it set \"native\" to \"auto\" or \"none\"");
        });
        return set;
    }

    private static String names(List<OverrideSet> installed) {
        return installed.isEmpty()
                ? "none"
                : installed.stream().map(OverrideSet::name).collect(Collectors.joining(", "));
    }

    private void requirePrecision() {
        if (wishes.precision() == Precision.BF16 && lowering().isEmpty()) {
            List<String> reasons = new ArrayList<>(remarks);
            usable.forEach(set -> reasons.add(set.name() + ": in f32 only"));
            throw new BackendException(
                    "the backend cpu is told to compute in bf16, but none of its libraries can here ("
                            + (reasons.isEmpty() ? "none is chosen" : String.join("; ", reasons))
                            + "). Set \"precision\" to \"auto\" or \"f32\", or \"native\" to \"auto\"");
        }
    }

    /** What it computes in: as the first set does that can do what is wished. */
    Precision precision() {
        return lowering().flatMap(set -> set.computesIn(wishes.precision())).orElse(Precision.F32);
    }

    /**
     * Why in that, to stand behind its name: {@code because …}; empty if there is no choice.
     *
     * @param instructions the processor's own that multiply bf16, as the system names them
     */
    String reason(List<String> instructions) {
        if (wishes.precision() != Precision.AUTO) {
            return "as set";
        }
        if (lowering().isEmpty()) {
            return ""; // nobody has a choice
        }
        OverrideSet set = lowering().get();
        if (precision() == Precision.BF16) {
            return "because the processor multiplies it in hardware"
                    + (instructions.isEmpty() ? "" : " (" + String.join(", ", instructions) + ")");
        }
        return set.computesIn(Precision.BF16).isPresent()
                ? "because the processor does not multiply bf16 in hardware"
                : "because " + set.name() + " computes in nothing else here";
    }

    private Optional<OverrideSet> lowering() {
        return usable.stream()
                .filter(set -> set.computesIn(wishes.precision()).isPresent())
                .findFirst();
    }

    /** The graph as the first set makes it over that can do what is wished. */
    Lowering lower(Graph graph) {
        return lowering().map(set -> lower(graph, set)).orElseGet(() -> Lowering.none(graph));
    }

    private Lowering lower(Graph graph, OverrideSet set) {
        try {
            return set.lower(graph, wishes);
        } catch (BackendException e) {
            throw e; // says it all
        } catch (RuntimeException e) {
            throw new BackendException(
                    "the override set '" + set.name() + "' failed to make over the graph: " + e
                            + ". This is a fault of its plugin; please report it there, and set \"native\" to \"none\" to go on"
                            + " without it",
                    e);
        }
    }

    /** What the sets override, in the order in which it is asked; to be called once for each graph. */
    List<Offer> offers() {
        return usable.stream()
                .flatMap(set -> set.overrides().stream().map(override -> new Offer(set.name(), override)))
                .toList();
    }
}

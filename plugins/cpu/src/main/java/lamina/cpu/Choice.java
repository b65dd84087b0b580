package lamina.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lamina.api.BackendException;
import lamina.api.backend.HostMemory;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;
import lamina.api.graph.Op;

/**
 * The override sets that the settings choose.
 *
 * @param offers what they override, in the order in which it is asked
 * @param remarks why chosen sets offer nothing
 */
record Choice(List<Offer> offers, List<String> remarks) {

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
        offers = List.copyOf(offers);
        remarks = List.copyOf(remarks);
    }

    /** @throws BackendException if a set is asked for by name and is not installed, or cannot be used here */
    static Choice of(String setting, List<OverrideSet> installed) {
        List<Offer> offers = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (OverrideSet set : chosen(setting, installed)) {
            set.unavailable().ifPresent(reason -> remarks.add(set.name() + ": " + reason));
            if (set.unavailable().isEmpty()) {
                set.overrides().forEach(override -> offers.add(new Offer(set.name(), override)));
            }
        }
        return new Choice(offers, remarks);
    }

    private static List<OverrideSet> chosen(String setting, List<OverrideSet> installed) {
        return switch (setting) {
            case CpuSettings.NONE -> List.of();
            case CpuSettings.AUTO -> installed;
            default -> List.of(named(setting, installed));
        };
    }

    private static OverrideSet named(String name, List<OverrideSet> installed) {
        OverrideSet set = installed.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new BackendException(
                                "the backend cpu is told to use the native library '" + name
                                        + "', but no plugin provides that; installed: " + names(installed)
                                        + ". Install the plugin, or set \"native\" to \"auto\" (every library that is there) or \"none\""));
        set.unavailable().ifPresent(reason -> {
            throw new BackendException("the backend cpu is told to use the native library '" + name
                    + "', which cannot be used here: " + reason
                    + ". To go on with portable kernels set \"native\" to \"auto\" or \"none\"");
        });
        return set;
    }

    private static String names(List<OverrideSet> installed) {
        return installed.isEmpty()
                ? "none"
                : installed.stream().map(OverrideSet::name).collect(Collectors.joining(", "));
    }
}

package lamina.core.plugin;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.core.plugin.PluginInfo.Failure;

/**
 * Plugins by one id: none of them is used, as nobody but their owner can say which is meant. What is part of the installation stays.
 *
 * @param realms every realm, inspected
 */
record Namesakes(List<Realm> realms) {

    /** All realms, with those refused that have a namesake. */
    List<Realm> refused() {
        return realms.stream()
                .map(realm -> failure(realm).map(realm::refuse).orElse(realm))
                .toList();
    }

    private Optional<Failure> failure(Realm realm) {
        return realm.id().flatMap(id -> {
            if (installed(id)) {
                return Optional.of(new Failure(
                        "the plugin %s is part of this Lamina already".formatted(id), "remove the one in the folder"));
            }
            List<Realm> same = realms.stream()
                    .filter(other -> other.id().equals(Optional.of(id)))
                    .toList();
            return same.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Failure(
                            "the plugin %s is there %d times: %s"
                                    .formatted(
                                            id,
                                            same.size(),
                                            same.stream().map(Namesakes::place).collect(joining(" and "))),
                            "remove all but one"));
        });
    }

    private static String place(Realm realm) {
        String version = realm.content().map(c -> c.descriptor().version()).orElse("");
        return realm.place() + (version.isEmpty() ? "" : " (" + version + ")");
    }

    /** Whether a module of Lamina's own layer provides plugins under this name. */
    private static boolean installed(String id) {
        return Stream.ofNullable(Namesakes.class.getModule().getLayer())
                .flatMap(layer -> layer.findModule(id).stream())
                .anyMatch(module -> module.getDescriptor().provides().stream()
                        .anyMatch(provides -> provides.service().startsWith("lamina.api.")));
    }
}

package lamina.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plugin as listings show it: one module of the installation, or one folder of {@code plugins/}.
 *
 * @param origin its module, version and place; of a folder whose modules could not be read, the folder only
 * @param descriptor what it says of itself; of what could not be read, a name only
 * @param jars the jars of its folder, as far as they could be read; none for a module of the installation
 * @param provides what it provides, empty if it failed
 * @param remarks what is unusual about it but no error
 * @param failure why it cannot be used; empty if it can
 */
public record PluginInfo(
        Origin origin,
        PluginDescriptor descriptor,
        List<Path> jars,
        List<Installed<?>> provides,
        List<String> remarks,
        Optional<Failure> failure) {

    /** Copies the lists. */
    public PluginInfo {
        jars = List.copyOf(jars);
        provides = List.copyOf(provides);
        remarks = List.copyOf(remarks);
    }

    /**
     * Why a plugin cannot be used.
     *
     * @param reason what is wrong
     * @param cure what to do
     */
    public record Failure(String reason, String cure) {}

    /** The failure in one line that names place, module, reason and cure; empty if there is none. */
    public Optional<String> problem() {
        return failure.map(f -> "plugin " + origin + ": " + f.reason + "; " + f.cure);
    }

    /** A provider that cannot be used. */
    static PluginInfo failed(Origin origin, Failure failure) {
        String id = origin.module().isEmpty() ? origin.realm() : origin.module();
        return new PluginInfo(
                origin, PluginDescriptor.unread(id), List.of(), List.of(), List.of(), Optional.of(failure));
    }
}

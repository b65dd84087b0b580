package lamina.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.PluginException;
import lamina.api.Reason;

/**
 * The plugins of a {@code plugins/} folder: each folder in it with one or more jars, and each single jar, is one realm, a
 * {@link ModuleLayer} of its own above the layer of Lamina. Two realms may carry different versions of a library and do not see each
 * other. A plugin that cannot be loaded is listed with the reason and leaves the others alone.
 *
 * <p>Realms of named modules need Lamina itself on the module path. Where it runs on the class path, only jars without a module
 * descriptor can be loaded this way; all others belong on the class path, beside Lamina.
 */
public final class Realms {
    private final List<PluginInfo> plugins;

    private Realms(List<PluginInfo> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /** No realms. */
    public static Realms none() {
        return new Realms(List.of());
    }

    /**
     * Loads the realms of a folder, by name. A folder that is not there holds none; hidden entries and files that are no jars are not
     * looked at.
     *
     * @throws PluginException if the folder cannot be listed
     */
    public static Realms load(Path folder) {
        return load(List.of(folder));
    }

    /**
     * Loads the realms of several folders, one folder after the other. All of them are looked through before a class of any is loaded.
     *
     * @throws PluginException if a folder cannot be listed
     */
    public static Realms load(List<Path> folders) {
        List<Realm> realms = folders.stream()
                .flatMap(folder -> places(folder).stream())
                .map(Realm::inspect)
                .toList();
        return new Realms(
                new Namesakes(realms).refused().stream().map(Realm::load).toList());
    }

    /** Loads one jar, or one folder of jars, as a realm. */
    public static Realms of(Path place) {
        return new Realms(List.of(Realm.inspect(place).load()));
    }

    private static List<Path> places(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Realms::isRealm).sorted().toList();
        } catch (IOException e) {
            throw new PluginException(
                    "cannot list the plugins in %s: %s; give a folder that you may read"
                            .formatted(folder, Reason.of(e)),
                    e);
        }
    }

    /** The realms' plugins, also those that cannot be used. */
    public List<PluginInfo> plugins() {
        return plugins;
    }

    private static boolean isRealm(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && (Files.isDirectory(entry) || Realm.isJar(entry));
    }
}

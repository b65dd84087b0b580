package lamina.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a plugin says of itself before a class of it is loaded: in its module descriptor, and in {@code META-INF/lamina/plugin.properties},
 * each line of which may be left out, as may the file.
 *
 * @param id its name among all plugins: {@code id}, else the module's name
 * @param version of the plugin: {@code version}, else the module's; empty if neither is told
 * @param licence under whose terms it comes, best as SPDX names it: {@code licence}; empty if it is not told
 * @param api for which Lamina it was built: {@code lamina}, else the version of {@code lamina.api} that it was compiled with; empty if
 *     neither is known
 * @param jdk the modules of the JDK that it needs beside {@code java.base}: those that it requires and those in {@code jdk}, sorted
 */
public record PluginDescriptor(String id, String version, String licence, Optional<ApiRange> api, List<String> jdk) {
    static final String FILE = "META-INF/lamina/plugin.properties";
    static final List<String> KEYS = List.of("id", "version", "licence", "lamina", "jdk");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");

    /** Copies the list. */
    public PluginDescriptor {
        jdk = List.copyOf(jdk);
    }

    /** Of what could not be read: only a name is known. */
    static PluginDescriptor unread(String id) {
        return new PluginDescriptor(id, "", "", Optional.empty(), List.of());
    }

    /** Of a module of the installation, or of one without a file. */
    static PluginDescriptor of(ModuleDescriptor module) {
        return of(module, new Properties());
    }

    /**
     * Of a module with this file.
     *
     * @throws RealmFailure if a line cannot be understood
     */
    static PluginDescriptor of(ModuleDescriptor module, Properties file) {
        String id = file.getProperty("id", module.name()).strip();
        require(
                ID.matcher(id).matches() || id.equals(module.name()),
                "id",
                "lower-case words joined by dots or dashes",
                id);
        return new PluginDescriptor(
                id,
                file.getProperty("version", module.rawVersion().orElse("")).strip(),
                file.getProperty("licence", "").strip(),
                api(module, file),
                jdk(module, file));
    }

    /** The same, under a licence that is known from elsewhere. */
    PluginDescriptor under(String known) {
        return new PluginDescriptor(id, version, known, api, jdk);
    }

    private static Optional<ApiRange> api(ModuleDescriptor module, Properties file) {
        Optional<String> told = Optional.ofNullable(file.getProperty("lamina"));
        Optional<ApiRange> range = told.flatMap(ApiRange::parse);
        require(
                told.isEmpty() || range.isPresent(),
                "lamina",
                "a version (0.1), or versions from the first to the first that is too late ([0.1,0.3))",
                told.orElse(""));
        return range.or(() -> module.requires().stream()
                .filter(requires -> Realm.PROMISED.contains(requires.name()))
                .flatMap(requires -> requires.rawCompiledVersion().stream())
                .flatMap(version -> ApiVersion.parse(version).stream())
                .map(ApiRange::builtFor)
                .findFirst());
    }

    private static List<String> jdk(ModuleDescriptor module, Properties file) {
        Stream<String> told = Stream.of(file.getProperty("jdk", "").split("[,\\s]+"));
        Stream<String> required = module.requires().stream()
                .filter(requires -> !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name);
        TreeSet<String> names = new TreeSet<>();
        told.filter(name -> !name.isEmpty())
                .peek(name -> require(isJdk(name), "jdk", "names of modules of the JDK, as in java.net.http", name))
                .forEach(names::add);
        required.filter(PluginDescriptor::isJdk).forEach(names::add);
        names.remove("java.base");
        return List.copyOf(names);
    }

    /** Whether a module is one of the JDK, by its name. */
    static boolean isJdk(String module) {
        return module.startsWith("java.") || module.startsWith("jdk.");
    }

    private static void require(boolean holds, String key, String expected, String found) {
        if (!holds) {
            throw new RealmFailure(
                    "%s in its %s must be %s; found \"%s\"".formatted(key, FILE, expected, found),
                    "its author has to mend that line");
        }
    }
}

package lamina.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a provider comes from.
 *
 * @param module its module; empty for one on the class path
 * @param version the module's version; empty if its descriptor has none
 * @param location the jar or folder of its classes, or {@code jrt:/…} inside an image
 * @param realm the name of its folder in {@code plugins/}; empty for what is part of the installation
 */
public record Origin(String module, String version, String location, String realm) {

    static Origin of(Class<?> type, String realm) {
        Module module = type.getModule();
        Optional<ModuleDescriptor> descriptor = Optional.ofNullable(module.getDescriptor());
        return new Origin(
                descriptor.map(ModuleDescriptor::name).orElse(""),
                descriptor.flatMap(ModuleDescriptor::rawVersion).orElse(""),
                location(type).map(Origin::readable).orElse(""),
                realm);
    }

    private static Optional<URI> location(Class<?> type) {
        Module module = type.getModule();
        if (module.isNamed()) {
            return module.getLayer()
                    .configuration()
                    .findModule(module.getName())
                    .map(ResolvedModule::reference)
                    .flatMap(reference -> reference.location());
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source).map(s -> URI.create(s.getLocation().toString()));
    }

    private static String readable(URI location) {
        return "file".equals(location.getScheme()) ? Path.of(location).toString() : location.toString();
    }

    Origin withModule(String name) {
        return new Origin(name, name.equals(module) ? version : "", location, realm);
    }

    /** For messages: module and version, then where it lies. */
    @Override
    public String toString() {
        String name = module + (version.isEmpty() ? "" : " " + version);
        return name.isEmpty() ? location : location.isEmpty() ? name : name + " (" + location + ")";
    }
}

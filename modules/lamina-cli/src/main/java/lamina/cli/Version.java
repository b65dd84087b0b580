package lamina.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: enough for a bug report. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new String[] {"lamina %s (Java %s, %s)".formatted(number(), Runtime.version(), platform)};
    }

    /** Lamina's own. */
    static String number() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("of the class path");
    }
}

package lamina.cli;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: enough for a bug report. */
final class Version implements IVersionProvider {

    /** What asks for it, as picocli's own options do. */
    static final List<String> OPTIONS = List.of("-V", "--version");

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    /** Lamina, Java, and the machine. */
    static String line() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return "lamina " + number() + " (Java " + Runtime.version() + ", " + platform + ")";
    }

    /** Lamina's own. */
    static String number() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("of the class path");
    }
}

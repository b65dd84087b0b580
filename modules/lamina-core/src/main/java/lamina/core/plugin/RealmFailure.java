package lamina.core.plugin;

import java.lang.module.ModuleFinder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lamina.core.plugin.PluginInfo.Failure;

/** Ends the loading of one realm; never leaves the package. */
final class RealmFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern MISSING = Pattern.compile("Module (\\S+) not found, required by (\\S+)");
    private static final Pattern SPLIT = Pattern.compile("(?i).*packages? (\\S+) .*");

    private final String module;
    private final String cure;

    RealmFailure(String reason, String cure) {
        this("", reason, cure);
    }

    RealmFailure(String module, String reason, String cure) {
        super(reason);
        this.module = module;
        this.cure = cure;
    }

    String module() {
        return module;
    }

    Failure failure() {
        return new Failure(getMessage(), cure);
    }

    /** What the module system refused, with a cure: a module that is missing, a package that two modules have. */
    static RealmFailure unresolved(Throwable error) {
        String message = String.valueOf(error.getMessage());
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            return missing(missing.group(1), missing.group(2));
        }
        return SPLIT.matcher(message).matches()
                ? new RealmFailure(
                        "two modules have the same package: " + message, "keep only one of them in the folder")
                : new RealmFailure(
                        "the module system refuses it: " + message,
                        "use other versions of its jars, or ask its author");
    }

    private static RealmFailure missing(String module, String by) {
        boolean system = ModuleFinder.ofSystem().find(module).isPresent();
        return new RealmFailure(
                by,
                "needs the module %s, which is %s".formatted(module, system ? "not started" : "not there"),
                system
                        ? "start Lamina with --add-modules " + module
                        : "put the jar of " + module + " into the plugin's folder");
    }
}

package lamina.core.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lamina.core.plugin.PluginInfo.Failure;

/** Ends the loading of one realm; never leaves the package. */
final class RealmFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern MISSING = Pattern.compile("Module (\\S+) not found, required by (\\S+)");
    private static final Pattern CIRCLE = Pattern.compile("Cycle detected: (.+)");
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

    /** What the module system refused, with a cure: a module that is missing, modules in a circle, a package that two modules have. */
    static RealmFailure unresolved(Throwable error) {
        String message = String.valueOf(error.getMessage());
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            return new RealmFailure(
                    missing.group(2),
                    "%s needs the module %s, which is not there".formatted(missing.group(2), missing.group(1)),
                    "put the jar of " + missing.group(1) + " into the plugin's folder");
        }
        Matcher circle = CIRCLE.matcher(message);
        if (circle.find()) {
            return new RealmFailure(
                    "its modules require each other in a circle: " + circle.group(1),
                    "its author has to break the circle; no Java starts such modules");
        }
        return SPLIT.matcher(message).matches()
                ? new RealmFailure(
                        "two modules have the same package: " + message, "keep only one of them in the folder")
                : new RealmFailure(
                        "the module system refuses it: " + message,
                        "use other versions of its jars, or ask its author");
    }
}

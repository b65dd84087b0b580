package lamina.core.plugin;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.core.plugin.PluginInfo.Failure;

/**
 * What the code of a plugin threw when it was asked what it provides.
 *
 * @param by the class that was asked
 * @param error what came of it
 */
record Thrown(Class<?> by, Throwable error) {
    private static final Pattern HIDDEN =
            Pattern.compile("cannot access class (\\S+) \\(in module (\\S+)\\) because module \\S+ does not read");
    private static final String OTHER_RELEASE = "use a release of the plugin that fits this Lamina, or ask its author";

    Failure failure() {
        Throwable cause = Stream.iterate(error, t -> t != null, Throwable::getCause)
                .reduce((first, second) -> second)
                .orElseThrow();
        return switch (cause) {
            case ServiceConfigurationError e
            when e == error -> new Failure(String.valueOf(e.getMessage()), OTHER_RELEASE);
            case NoClassDefFoundError missing -> missing(missing);
            case ClassNotFoundException missing -> missing(missing);
            case IllegalAccessError hidden -> hidden(hidden);
            case LinkageError other ->
                new Failure("%s does not fit what it finds here: %s".formatted(by.getName(), other), OTHER_RELEASE);
            default ->
                new Failure(
                        "%s throws %s%s when it is asked what it provides".formatted(by.getName(), cause, place(cause)),
                        "ask its author, or use another release of it");
        };
    }

    private Failure missing(Throwable missing) {
        String name = String.valueOf(missing.getMessage()).replace('/', '.');
        return new Failure(
                "%s needs the class %s, which no jar of it has".formatted(by.getName(), name),
                "put the jar that holds it into the plugin's folder");
    }

    private Failure hidden(IllegalAccessError hidden) {
        Matcher use = HIDDEN.matcher(String.valueOf(hidden.getMessage()));
        return use.find()
                ? new Failure(
                        "%s uses the class %s of Lamina's module %s, which no plugin sees"
                                .formatted(by.getName(), use.group(1), use.group(2)),
                        "put the jar that holds it into the plugin's folder, to have one of its own")
                : new Failure("%s does not fit what it finds here: %s".formatted(by.getName(), hidden), OTHER_RELEASE);
    }

    /** The line of the plugin's own that it came from, as a stack trace shows it. */
    private Optional<StackTraceElement> line(Throwable cause) {
        String own = by.getPackageName() + ".";
        return Stream.of(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(own))
                .findFirst();
    }

    private String place(Throwable cause) {
        return line(cause)
                .filter(frame -> frame.getFileName() != null)
                .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }
}

package lamina.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the promise, {@code lamina.api} and {@code lamina.ops}, which share one: a semantic version. What follows the numbers
 * ({@code -SNAPSHOT}) does not count, so that what becomes 0.2 takes what was made for 0.2.
 *
 * @param major a change of it may break plugins
 * @param minor a change of it adds; before 1.0 it may break plugins too
 * @param patch a change of it mends
 */
public record ApiVersion(int major, int minor, int patch) implements Comparable<ApiVersion> {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:(?:[-+]|\\.(?=[A-Za-z])).*)?");
    private static final Comparator<ApiVersion> ORDER = Comparator.comparingInt(ApiVersion::major)
            .thenComparingInt(ApiVersion::minor)
            .thenComparingInt(ApiVersion::patch);

    /** Reads {@code 1}, {@code 0.1}, {@code 0.1.2} or {@code 0.1.2-SNAPSHOT}; empty for anything else. */
    public static Optional<ApiVersion> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(
                        new ApiVersion(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))))
                : Optional.empty();
    }

    /** That of the Lamina that runs; empty where its jars carry no version. */
    public static Optional<ApiVersion> current() {
        return Optional.ofNullable(lamina.api.Provider.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .flatMap(ApiVersion::parse);
    }

    private static int number(String group) {
        return group == null ? 0 : Integer.parseInt(group);
    }

    /** The first version that need not take what was made for this one. */
    public ApiVersion nextBreaking() {
        return major > 0 ? new ApiVersion(major + 1, 0, 0) : new ApiVersion(0, minor + 1, 0);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch > 0 ? "." + patch : "");
    }
}

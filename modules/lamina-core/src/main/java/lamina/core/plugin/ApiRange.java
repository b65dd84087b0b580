package lamina.core.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Lamina's API that a plugin was built for.
 *
 * @param from the first
 * @param before the first that is too late; empty if there is no end
 */
public record ApiRange(ApiVersion from, Optional<ApiVersion> before) {
    private static final Pattern INTERVAL = Pattern.compile("\\[\\s*([^,\\s]+)\\s*,\\s*([^,\\s]*)\\s*\\)");

    /**
     * Reads a version, which stands for all that have to take what was made for it ({@code 1.2} is {@code [1.2,2.0)}, {@code 0.1} is
     * {@code [0.1,0.2)}), or an interval as Maven writes it: {@code [0.1,0.3)}, {@code [1.2,)}. Empty for anything else.
     */
    public static Optional<ApiRange> parse(String text) {
        Matcher interval = INTERVAL.matcher(text.strip());
        if (!interval.matches()) {
            return ApiVersion.parse(text).map(ApiRange::builtFor);
        }
        Optional<ApiVersion> before = ApiVersion.parse(interval.group(2));
        return ApiVersion.parse(interval.group(1))
                .filter(_ -> before.isPresent() || interval.group(2).isEmpty())
                .filter(from -> before.isEmpty() || from.compareTo(before.get()) < 0)
                .map(from -> new ApiRange(from, before));
    }

    /** Those that have to take what was built for one of them. */
    public static ApiRange builtFor(ApiVersion version) {
        return new ApiRange(version, Optional.of(version.nextBreaking()));
    }

    /** Whether a version is in it. */
    public boolean contains(ApiVersion version) {
        return !tooOld(version) && (before.isEmpty() || version.compareTo(before.get()) < 0);
    }

    /** Whether a version comes before all of them. */
    boolean tooOld(ApiVersion version) {
        return version.compareTo(from) < 0;
    }

    @Override
    public String toString() {
        return from + before.map(end -> " up to, not including, " + end).orElse(" or later");
    }
}

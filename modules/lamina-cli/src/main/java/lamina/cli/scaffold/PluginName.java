package lamina.cli.scaffold;

import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;

/**
 * What a plugin is called, wherever it needs a name.
 *
 * @param prefix its maker's: {@code acme}
 * @param word its own among those: {@code leaky-relu}
 * @param packageName of its classes, and its module's name: {@code acme.leakyrelu}
 */
public record PluginName(String prefix, String word, String packageName) {
    private static final String WORDS = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    private static final Pattern TYPE = Pattern.compile("(" + WORDS + "):(" + WORDS + ")");
    private static final Set<String> RESERVED = Set.of("lamina", "java", "javax", "jdk");

    /**
     * Of a type as configuration will name it.
     *
     * @param type {@code acme:leaky-relu}
     * @param wished the package; without it prefix and word make one
     * @throws ConfigurationException if one of them cannot be
     */
    public static PluginName of(String type, Optional<String> wished) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    ("\"%s\" cannot be a plugin's name: expected a prefix of your own, a colon and a name, each of lower-case"
                                    + " words joined by dashes, as in acme:leaky-relu%s")
                            .formatted(type, hint(type)));
        }
        String prefix = matcher.group(1);
        String word = matcher.group(2);
        if (RESERVED.contains(prefix)) {
            throw new ConfigurationException(
                    "the prefix \"%s\" is not yours to give; take one of your own, as in acme:%s"
                            .formatted(prefix, word));
        }
        String packageName = wished.orElseGet(() -> (prefix + "." + word).replace("-", ""));
        requirePackage(packageName);
        return new PluginName(prefix, word, packageName);
    }

    private static String hint(String type) {
        String mended = type.toLowerCase(Locale.ROOT).replaceAll("[_\\s.]+", "-");
        return TYPE.matcher(mended).matches() ? "; did you mean \"" + mended + "\"?" : "";
    }

    private static void requirePackage(String name) {
        if (RESERVED.contains(name.split("\\.", 2)[0])) {
            throw new ConfigurationException(
                    "the package %s is not yours to fill: Java or Lamina has it; give another by --package, as in com.example.swish"
                            .formatted(name));
        }
        try {
            ModuleDescriptor.newModule(name); // it knows the words that Java keeps for itself
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "%s cannot be the name of a package and a module (%s); give another by --package, as in com.example.swish"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    /** As configuration names it. */
    public String type() {
        return prefix + ":" + word;
    }

    /** The project's name, and how its jar begins: {@code acme-leaky-relu}. */
    public String artifact() {
        return prefix + "-" + word;
    }

    /** {@code LeakyRelu}. */
    String className() {
        return Arrays.stream(word.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** Maven's: the package without its last part. */
    String group() {
        int dot = packageName.lastIndexOf('.');
        return dot < 0 ? packageName : packageName.substring(0, dot);
    }
}

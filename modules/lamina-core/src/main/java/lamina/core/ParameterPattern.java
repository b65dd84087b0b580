package lamina.core;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;
import lamina.core.plugin.Nearest;

/**
 * Names parameters: {@code conv1.bias} one, {@code conv1} all of a layer; {@code *} stands for any letters, so that {@code *.bias} is every
 * bias and {@code conv*} whatever convolutions learn, if they are called so.
 */
public record ParameterPattern(String text) {

    /** Whether it names the tensor {@code layer.parameter}. */
    public boolean matches(String name) {
        return regex().matcher(candidate(name)).matches();
    }

    /**
     * Demands that it names something.
     *
     * @param path where it stands, for the message
     * @throws ConfigurationException if it names none of these
     */
    public void require(String path, List<String> names) {
        if (names.stream().noneMatch(this::matches)) {
            List<String> near = names.stream().map(this::candidate).distinct().toList();
            throw new ConfigurationException("%s: \"%s\" names no parameter of the network, which has %s%s"
                    .formatted(path, text, String.join(", ", names), Nearest.hint(text, near)));
        }
    }

    /** What a name has to be compared with: parameters, or layers. */
    private String candidate(String name) {
        return text.indexOf('.') < 0 ? layer(name) : name;
    }

    private static String layer(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private Pattern regex() {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}

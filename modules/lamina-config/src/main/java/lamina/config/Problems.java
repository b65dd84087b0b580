package lamina.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.ConfigurationException;

/** What is wrong, collected so that one message tells everything. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** One line of the message. */
    private record Problem(Place place, String path, String text) {
        @Override
        public String toString() {
            return line(place + where() + ": " + text + extenders());
        }

        /** A problem is a line, also where a name or a value is several. */
        private static String line(String text) {
            return text.replace("\n", "\\n").replace("\r", "\\r");
        }

        private String extenders() {
            List<String> files = place.source().extenders();
            return files.isEmpty() ? "" : " (extended by " + String.join(", by ", files) + ")";
        }

        private String where() {
            boolean said = path.isEmpty() || place.toString().equals("--set " + path);
            return (said ? "" : " " + path) + (place.source().form() == Source.Form.DEFAULT ? " (its default)" : "");
        }
    }

    void add(Place place, String path, String text) {
        found.add(new Problem(place, path, text));
    }

    /**
     * What was made, if nothing is wrong.
     *
     * @throws ConfigurationException with a line for each problem, in the order of the text
     */
    <T> T result(Optional<T> made) {
        return made.filter(m -> found.isEmpty()).orElseThrow(this::exception);
    }

    private ConfigurationException exception() {
        return new ConfigurationException(found.stream()
                .sorted(Comparator.comparing(Problem::place))
                .map(Problem::toString)
                .distinct()
                .collect(Collectors.joining("\n")));
    }
}

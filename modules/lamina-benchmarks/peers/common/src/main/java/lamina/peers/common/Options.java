package lamina.peers.common;

import java.util.HashMap;
import java.util.Map;

/** The command line: {@code --name value}, again and again. */
record Options(Map<String, String> values) {

    static Options of(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "'" + arguments[i] + "' has no place here: expected --name value, again and again");
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return new Options(values);
    }

    String text(String name, String preset) {
        return values.getOrDefault(name, preset);
    }

    double number(String name, double preset) {
        return values.containsKey(name) ? Double.parseDouble(values.get(name)) : preset;
    }
}

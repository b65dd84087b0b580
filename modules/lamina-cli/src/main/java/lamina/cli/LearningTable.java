package lamina.cli;

import java.util.List;
import java.util.stream.Stream;
import lamina.api.graph.Parameter;
import lamina.core.graph.Assembly;

/** The parameters that learn other than the rest, as {@code check} prints them, with what layers and groups say together. */
final class LearningTable {
    private final Assembly assembly;

    LearningTable(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Nothing if all learn alike. */
    List<String> lines() {
        List<Parameter> others =
                assembly.parameters().stream().filter(this::isOther).toList();
        if (others.isEmpty()) {
            return List.of();
        }
        Table table = new Table(
                Table.words("learns otherwise"),
                Table.words("schedule"),
                Table.numbers("rate"),
                Table.numbers("decay"));
        others.forEach(parameter -> add(parameter, table));
        return Stream.concat(Stream.of(""), table.lines().stream()).toList();
    }

    private boolean isOther(Parameter parameter) {
        return parameter.rateScale() != 1 || parameter.decayScale() != 1 || hasSchedule(parameter);
    }

    private boolean hasSchedule(Parameter parameter) {
        return !assembly.rate(parameter).equals(assembly.rate());
    }

    private void add(Parameter parameter, Table table) {
        String name = parameter.tensor().name();
        if (parameter.rateScale() == 0) {
            table.row(name, "frozen", "", "");
        } else {
            table.row(
                    name,
                    hasSchedule(parameter) ? "its own" : "the run's",
                    "x " + parameter.rateScale(),
                    "x " + parameter.decayScale());
        }
    }
}

package lamina.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.core.LayerSpec;

/** Binds objects whose keys are names that the configuration makes up: devices. */
final class Named {
    /** What a name is made of. */
    static final String NAME = "[A-Za-z0-9_-]+";

    private final Binder binder;
    private final Problems problems;

    Named(Binder binder, Problems problems) {
        this.binder = binder;
        this.problems = problems;
    }

    Optional<Bound> bind(Type type, Node node, Spot spot) {
        if (!(node instanceof Node.Fields fields)) {
            problems.add(node.place(), spot.path(), "must be an object with a name for each; found " + node.found());
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<Node.Field> resolved = new ArrayList<>();
        for (Node.Field field : fields.fields()) {
            name(field, spot);
            binder.bind(type, field.value(), spot.field(field.key())).ifPresent(bound -> {
                values.put(field.key(), bound.value());
                resolved.add(new Node.Field(field.place(), field.key(), bound.node()));
            });
        }
        return values.size() == fields.fields().size()
                ? Optional.of(new Bound(values, new Node.Fields(fields.place(), resolved)))
                : Optional.empty();
    }

    private void name(Node.Field field, Spot spot) {
        if (!field.key().matches(NAME)) {
            problems.add(
                    field.place(),
                    spot.path(),
                    "names must be letters, digits, dashes and underscores; found \"" + field.key() + "\"");
        } else if (field.key().equals(LayerSpec.MAIN)) {
            problems.add(
                    field.place(),
                    spot.path(),
                    "must not name one \"" + LayerSpec.MAIN
                            + "\": that is the run's own, the device of layers that name none");
        }
    }
}

package lamina.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lamina.core.plugin.Nearest;

/** Binds objects to records. */
final class Records {
    private final Binder binder;
    private final Problems problems;

    Records(Binder binder, Problems problems) {
        this.binder = binder;
        this.problems = problems;
    }

    Optional<Bound> bind(Class<?> type, Node node, Spot spot) {
        if (node instanceof Node.Fields fields) {
            return bind(type, fields, spot, spot.path().isEmpty() ? whole(type) : spot.path());
        }
        String keys = String.join(", ", keys(Setting.of(type)));
        problems.add(node.place(), spot.path(), "must be an object with " + keys + "; found " + node.found());
        return Optional.empty();
    }

    private static String whole(Class<?> type) {
        return "a " + type.getSimpleName().replace("Spec", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Binds an object.
     *
     * @param owner whose settings they are, for messages
     */
    Optional<Bound> bind(Class<?> type, Node.Fields fields, Spot spot, String owner) {
        List<Setting> settings = Setting.of(type);
        fields.fields().forEach(field -> known(field, settings, spot, owner));
        List<Object> values = new ArrayList<>();
        List<Node.Field> resolved = new ArrayList<>();
        for (Setting setting : settings) {
            component(setting, fields, spot).ifPresent(bound -> {
                values.add(bound.value());
                if (!(bound.node() instanceof Node.Nothing)) {
                    resolved.add(new Node.Field(bound.node().place(), setting.key(), bound.node()));
                }
            });
        }
        return values.size() < settings.size()
                ? Optional.empty()
                : make(type, values, fields, spot)
                        .map(value -> new Bound(value, new Node.Fields(fields.place(), resolved)));
    }

    private void known(Node.Field field, List<Setting> settings, Spot spot, String owner) {
        List<String> keys = keys(settings);
        if (!keys.contains(field.key())) {
            String known = keys.isEmpty() ? "has no settings" : "has " + String.join(", ", keys);
            problems.add(
                    field.place(),
                    spot.field(field.key()).path(),
                    "no such setting; %s %s%s".formatted(owner, known, Nearest.hint(field.key(), keys)));
        }
    }

    private static List<String> keys(List<Setting> settings) {
        return settings.stream().map(Setting::key).toList();
    }

    private Optional<Bound> component(Setting setting, Node.Fields fields, Spot spot) {
        Spot own = spot.setting(setting, setting.presetType(problems, fields.place()));
        Optional<Node> given = fields.get(setting.key()).or(() -> setting.preset(fields.place(), problems));
        if (given.isPresent()) {
            return binder.bind(setting.type(), given.get(), own);
        }
        if (setting.optional()) {
            return Optional.of(new Bound(Optional.empty(), new Node.Nothing(fields.place())));
        }
        problems.add(
                fields.place(),
                own.path(),
                "is missing and has no default" + (setting.doc().isEmpty() ? "" : " (" + setting.doc() + ")"));
        return Optional.empty();
    }

    private Optional<Object> make(Class<?> type, List<Object> values, Node.Fields fields, Spot spot) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) { // the record's own rule
            problems.add(fields.place(), spot.path(), ProductBinder.message(e.getCause()));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " must be a public record in an exported package", e);
        }
    }
}

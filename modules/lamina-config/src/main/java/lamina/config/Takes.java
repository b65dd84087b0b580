package lamina.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.core.plugin.Kind;

/** Says in words what the type of a setting takes. */
final class Takes {
    private Takes() {}

    static String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type argument = List.of(generic.getActualTypeArguments()).getLast();
            Type raw = generic.getRawType();
            return raw == Optional.class
                    ? of(argument)
                    : raw == Map.class ? "by name: " + of(argument) : "list of " + of(argument);
        }
        return of((Class<?>) type);
    }

    private static String of(Class<?> type) {
        if (Kind.isProduct(type)) {
            return Kind.of(type).name();
        }
        if (type.isEnum()) {
            return String.join(" or ", Scalars.constants(type));
        }
        if (type.isRecord()) {
            return Setting.of(type).stream().map(Setting::key).collect(Collectors.joining(", ", "object of ", ""));
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer", "long", "java.lang.Long" -> "whole number";
            case "float", "java.lang.Float", "double", "java.lang.Double" -> "number";
            case "boolean", "java.lang.Boolean" -> "true or false";
            case "java.nio.file.Path" -> "path";
            default -> "text";
        };
    }
}

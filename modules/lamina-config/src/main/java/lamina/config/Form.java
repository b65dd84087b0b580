package lamina.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.core.LayerSpec;
import lamina.core.plugin.Kind;

/** What configuration writes for a Java type. {@link Binder} and {@link Schema} both go by it, so that neither takes what the other refuses. */
sealed interface Form {

    /** A value, or nothing. */
    record Maybe(Type of) implements Form {}

    /** A list; a single value is a list of one. */
    record Many(Type of) implements Form {}

    /** An object whose keys are names of the run's own. */
    record Named(Type of) implements Form {}

    /** The layers of the network. */
    record Network() implements Form {}

    /** A plugin's product: its type, or an object with it. */
    record Product(Class<?> product) implements Form {}

    /** An object with a key for each component of a record. */
    record Settings(Class<?> record) implements Form {}

    /** A word for each constant of an enumeration. */
    record Word(Class<?> constants) implements Form {}

    /** What has no parts. */
    record Plain(Scalar scalar) implements Form {}

    /** What no setting can be: the mistake of the plugin that has one. */
    record Foreign(Type type) implements Form {}

    /** What has no parts. */
    enum Scalar {
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        TEXT,
        PATH
    }

    static Form of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic, List.of(generic.getActualTypeArguments()));
            case Class<?> plain when Kind.isProduct(plain) -> new Product(plain);
            case Class<?> plain when plain.isRecord() -> new Settings(plain);
            case Class<?> plain when plain.isEnum() -> new Word(plain);
            case Class<?> plain -> scalar(plain).<Form>map(Plain::new).orElse(new Foreign(plain));
            default -> new Foreign(type);
        };
    }

    private static Form generic(ParameterizedType type, List<Type> arguments) {
        if (type.getRawType() == Optional.class) {
            return new Maybe(arguments.getFirst());
        }
        if (type.getRawType() == List.class) {
            return arguments.getFirst() == LayerSpec.class ? new Network() : new Many(arguments.getFirst());
        }
        boolean named = type.getRawType() == Map.class && arguments.getFirst() == String.class;
        return named ? new Named(arguments.getLast()) : new Foreign(type);
    }

    private static Optional<Scalar> scalar(Class<?> type) {
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> Optional.of(Scalar.INT);
            case "long", "java.lang.Long" -> Optional.of(Scalar.LONG);
            case "float", "java.lang.Float" -> Optional.of(Scalar.FLOAT);
            case "double", "java.lang.Double" -> Optional.of(Scalar.DOUBLE);
            case "boolean", "java.lang.Boolean" -> Optional.of(Scalar.BOOLEAN);
            case "java.lang.String" -> Optional.of(Scalar.TEXT);
            case "java.nio.file.Path" -> Optional.of(Scalar.PATH);
            default -> Optional.empty();
        };
    }
}

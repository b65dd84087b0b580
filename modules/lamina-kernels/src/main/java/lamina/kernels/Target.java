package lamina.kernels;

import java.lang.constant.ClassDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.kernel.Maths;

/**
 * The types and functions that take the place of ours in rewritten kernels.
 *
 * @param packageName of the generated classes
 * @param floats in the place of {@link lamina.api.kernel.Floats}: a class with {@code float get(int)} and {@code void set(int, float)}
 * @param ints in the place of {@link lamina.api.kernel.Ints}: a class with {@code int get(int)} and {@code void set(int, int)}
 * @param functions what is called instead of a function, by its name: each of {@link Maths}, and {@code min}, {@code max} and
 *     {@code abs} unless those of {@link Math} stay. Parameters and result are the same, all {@code float} for those of {@code Maths}, so
 *     that nothing is computed in {@code double}, which is slow on many devices. A special case, such as the exponent &minus;0.75 of
 *     AlexNet's normalization by two square roots, belongs into a method of the target's own that {@code pow} names: the exponent is a
 *     constant of the kernel, and a compiler that inlines the method leaves no trace of the case
 */
public record Target(String packageName, ClassDesc floats, ClassDesc ints, Map<String, Function> functions) {
    static final Set<String> OF_MATHS = Stream.of(Maths.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());
    static final Set<String> OF_MATH = Set.of("min", "max", "abs");

    /**
     * A static method.
     *
     * @param owner its class
     * @param name its name
     */
    public record Function(ClassDesc owner, String name) {}

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if a function of {@link Maths} has no counterpart, one is named that kernels do not know, or
     *     floats and ints are of one type
     */
    public Target {
        functions = Map.copyOf(functions);
        Set<String> missing = new TreeSet<>(OF_MATHS);
        missing.removeAll(functions.keySet());
        Set<String> unknown = new TreeSet<>(functions.keySet());
        unknown.removeAll(OF_MATHS);
        unknown.removeAll(OF_MATH);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("functions of a target: missing " + missing + ", unknown " + unknown);
        }
        if (floats.equals(ints)) {
            throw new IllegalArgumentException(
                    "floats and ints of a target are both " + floats.displayName() + ": expected two types");
        }
    }

    /** All functions of {@link Maths}, under the same names in one class; those of {@link Math} stay. */
    public static Map<String, Function> functions(ClassDesc owner) {
        return OF_MATHS.stream().collect(Collectors.toMap(name -> name, name -> new Function(owner, name)));
    }
}

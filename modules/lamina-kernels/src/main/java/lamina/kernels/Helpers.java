package lamina.kernels;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** The static methods that are copied into a generated class beside the kernel's run: once for each lengths of the views they are given. */
final class Helpers {
    private final Map<Use, Helper> helpers = new LinkedHashMap<>();
    private final Map<Method, Set<Method>> calls = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /**
     * A method.
     *
     * @param source its class
     * @param name its name
     * @param type its parameters and result, in our types
     */
    record Method(Source source, String name, MethodTypeDesc type) {}

    /**
     * A method, given views of certain lengths.
     *
     * @param lengths one for each parameter, empty for numbers
     */
    record Use(Method method, List<OptionalInt> lengths) {}

    private record Helper(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    /** The name of a copy, which will be written by {@link #write}. */
    String name(Use use, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        return helpers.computeIfAbsent(use, _ -> new Helper(unique(use.method()), type, body))
                .name();
    }

    private String unique(Method method) {
        String name = method.source().type().getSimpleName() + "_" + method.name();
        String unique = name;
        for (int i = 1; !names.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    /** Notes a call, and finds out whether methods call each other in a circle now. */
    boolean recursive(Method caller, Method callee) {
        calls.computeIfAbsent(caller, _ -> new HashSet<>()).add(callee);
        return reaches(callee, caller, new HashSet<>());
    }

    private boolean reaches(Method from, Method to, Set<Method> seen) {
        return from.equals(to)
                || seen.add(from)
                        && calls.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to, seen));
    }

    /** Writes the copies, and those that they call in turn. */
    void write(ClassBuilder into) {
        for (int i = 0; i < helpers.size(); i++) {
            Helper helper = new ArrayList<>(helpers.values()).get(i);
            into.withMethodBody(
                    helper.name(), helper.type(), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, helper.body());
        }
    }
}

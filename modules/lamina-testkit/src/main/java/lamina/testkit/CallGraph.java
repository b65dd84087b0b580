package lamina.testkit;

import java.lang.classfile.MethodModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which methods of a class call which others of it, by name and descriptor. */
final class CallGraph {
    private final Map<String, Set<String>> calls = new LinkedHashMap<>();

    static String name(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    void add(String caller, String callee) {
        calls.computeIfAbsent(caller, _ -> new LinkedHashSet<>()).add(callee);
    }

    /** A method from which a path of calls leads back to it. */
    Optional<String> cycle() {
        return calls.keySet().stream()
                .filter(method -> reaches(method, method, new HashSet<>()))
                .findFirst();
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        return calls.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(to) || (seen.add(next) && reaches(next, to, seen)));
    }
}

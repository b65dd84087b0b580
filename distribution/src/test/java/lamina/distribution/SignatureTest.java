package lamina.distribution;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.Experimental;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compatibility promise: the public signatures of the contracts and the ops are those in {@code src/test/golden/signatures}. */
final class SignatureTest {

    private final Golden golden = Golden.folder("signatures");

    @ParameterizedTest
    @ValueSource(strings = {"lamina.api", "lamina.ops"})
    void signaturesAreThoseThatWerePromised(String module) throws IOException {
        ModuleDescriptor descriptor = Reactor.read().modules().get(module);
        List<String> lines = new ArrayList<>();
        for (String exported :
                descriptor.exports().stream().map(Exports::source).sorted().toList()) {
            for (Class<?> type : types(Reactor.classes(module), exported)) {
                lines.add(experimental(type) + type.toGenericString() + supertypes(type));
                members(type)
                        .map(member -> "    " + member.replace(type.getTypeName() + ".", ""))
                        .sorted()
                        .forEach(lines::add);
            }
        }
        golden.check(module, lines);
    }

    private static List<? extends Class<?>> types(Path classes, String exported) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve(exported.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .sorted()
                    .map(name -> load(exported + "." + name.substring(0, name.length() - ".class".length())))
                    .filter(SignatureTest::isPublic)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SignatureTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A nested type can be reached only if all around it are public too. */
    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static String supertypes(Class<?> type) {
        List<String> names = new ArrayList<>();
        if (type.getGenericSuperclass() != null && type.getGenericSuperclass() != Object.class) {
            names.add(type.getGenericSuperclass().getTypeName());
        }
        Stream.of(type.getGenericInterfaces()).forEach(implemented -> names.add(implemented.getTypeName()));
        return names.isEmpty() ? "" : " : " + String.join(", ", names);
    }

    private static Stream<String> members(Class<?> type) {
        Stream<Stream<? extends Member>> all = Stream.of(
                Stream.of(type.getDeclaredFields()),
                Stream.of(type.getDeclaredConstructors()),
                Stream.of(type.getDeclaredMethods()));
        return all.flatMap(members -> members)
                .filter(member -> !member.isSynthetic())
                .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .map(SignatureTest::signature);
    }

    /** What may change in any version is told from what may not. */
    private static String experimental(AnnotatedElement element) {
        return element.isAnnotationPresent(Experimental.class) ? "@Experimental " : "";
    }

    private static String signature(Member member) {
        AccessibleObject object = (AccessibleObject) member;
        return experimental(object) + signature(object);
    }

    private static String signature(AccessibleObject member) {
        return switch (member) {
            case Field field -> field.toGenericString();
            case Executable executable -> executable.toGenericString();
            default -> throw new AssertionError(member);
        };
    }
}

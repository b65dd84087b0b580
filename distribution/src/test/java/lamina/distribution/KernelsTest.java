package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lamina.api.backend.OverrideProvider;
import lamina.api.kernel.Kernel;
import lamina.kernels.KernelRewriter;
import lamina.kernels.Target;
import org.junit.jupiter.api.Test;

/**
 * No kernel is forgotten: whatever ops may launch, in any module or plugin, can be rewritten for a device.
 *
 * <p>Which kernels those are is told by the dialect: it wants public records in exported packages. A kernel that is hidden in its module
 * is a set of overrides' own, which is run by the overrides themselves, on the processor that they were written for; no other kind of
 * plugin may have one.
 */
final class KernelsTest {
    /** Names only: nothing is run here. That is done by the contract tests of those whose kernels they are. */
    private static final Target TARGET = new Target(
            "generated",
            ClassDesc.of("device.Floats"),
            ClassDesc.of("device.Ints"),
            Target.functions(ClassDesc.of("device.Maths")));

    @Test
    void kernelsOfOpsCanBeRewritten() {
        List<Class<? extends Kernel>> open = Reactor.classFolders().stream()
                .flatMap(KernelsTest::kernels)
                .filter(kernel -> isOpen(kernel))
                .toList();
        assertAll(open.stream().map(kernel -> () -> KernelRewriter.check(kernel, TARGET)));
        Set<String> packages = new TreeSet<>();
        open.forEach(kernel -> packages.add(kernel.getPackageName()));
        assertTrue(packages.contains("lamina.ops"), "found kernels only in " + packages);
    }

    @Test
    void onlyOverridesHideKernels() {
        for (Path folder : Reactor.classFolders()) {
            boolean overrides = descriptor(folder).provides().stream()
                    .anyMatch(provided -> provided.service().equals(OverrideProvider.class.getName()));
            List<Class<? extends Kernel>> hidden =
                    kernels(folder).filter(kernel -> !isOpen(kernel)).toList();
            if (!overrides) {
                assertEquals(List.of(), hidden, () -> folder + ": kernels that no backend could see");
            }
        }
    }

    /** Whether others see it. A plugin exports its own package, and of the modules those with kernels export all. */
    private static boolean isOpen(Class<?> kernel) {
        for (Class<?> type = kernel; type != null; type = type.getEnclosingClass()) {
            if (!Modifier.isPublic(type.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Class<? extends Kernel>> kernels(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(file -> ClassFile.of().parse(bytes(file)))
                    .filter(model -> model.methods().stream()
                            .anyMatch(method -> method.methodName().equalsString("run")
                                    && method.methodType().equalsString("(II)V")))
                    .map(model -> load(model.thisClass().asInternalName().replace('/', '.')))
                    .filter(type -> Kernel.class.isAssignableFrom(type) && !type.isInterface())
                    .<Class<? extends Kernel>>map(type -> type.asSubclass(Kernel.class))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, KernelsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static ModuleDescriptor descriptor(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

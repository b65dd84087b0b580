package lamina.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.Reason;

/**
 * A jar without a module descriptor, as a module that sees what any plugin may see: the promise and the JDK; its folder comes to it when
 * the realm is made. Left automatic, it would see the libraries of Lamina itself too, use them by mistake, and clash with other versions
 * of them.
 */
final class PlainModule extends ModuleReference {
    private static final byte[] LOOKS_UP = "java/util/ServiceLoader".getBytes(StandardCharsets.ISO_8859_1);

    private final ModuleReference jar;

    private PlainModule(ModuleDescriptor descriptor, ModuleReference jar) {
        super(descriptor, jar.location().orElseThrow());
        this.jar = jar;
    }

    static PlainModule of(ModuleReference jar, ModuleLayer host) {
        ModuleDescriptor automatic = jar.descriptor();
        ModuleDescriptor.Builder builder =
                ModuleDescriptor.newOpenModule(automatic.name()).packages(automatic.packages());
        automatic.rawVersion().ifPresent(builder::version);
        automatic.packages().forEach(builder::exports);
        automatic.provides().forEach(builder::provides);
        services(jar).forEach(builder::uses);
        visible(host).forEach(builder::requires);
        return new PlainModule(builder.build(), jar);
    }

    /** Lamina's promise, and the JDK as far as it was started. */
    private static Set<String> visible(ModuleLayer host) {
        return Stream.of(host, ModuleLayer.boot())
                .flatMap(layer -> layer.modules().stream())
                .map(Module::getName)
                .filter(name -> Realm.PROMISED.contains(name) || PluginDescriptor.isJdk(name))
                .collect(Collectors.toSet());
    }

    /** What it may look up: every class that is named in a class which calls {@link java.util.ServiceLoader}. */
    private static Set<String> services(ModuleReference jar) {
        Set<String> services = new TreeSet<>();
        try (ModuleReader reader = jar.open();
                Stream<String> names = reader.list()) {
            for (String name : names.filter(n -> n.endsWith(".class")).toList()) {
                try (InputStream in = reader.open(name).orElseThrow()) {
                    byte[] bytes = in.readAllBytes();
                    if (contains(bytes, LOOKS_UP)) {
                        named(bytes, services);
                    }
                }
            }
        } catch (IOException e) {
            throw new RealmFailure(
                    jar.descriptor().name(),
                    "cannot be read again: " + Reason.of(e),
                    "was it replaced while Lamina started?");
        }
        return services;
    }

    private static void named(byte[] classFile, Set<String> services) {
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof ClassEntry type && !type.asInternalName().startsWith("[")) {
                services.add(type.asInternalName().replace('/', '.'));
            }
        }
    }

    private static boolean contains(byte[] text, byte[] word) {
        for (int i = 0; i <= text.length - word.length; i++) {
            if (Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ModuleReader open() throws IOException {
        return jar.open();
    }
}

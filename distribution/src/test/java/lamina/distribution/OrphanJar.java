package lamina.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A plugin that would do, but its module requires another that is nowhere. */
final class OrphanJar {
    private OrphanJar() {}

    static Path write(Path folder) throws IOException {
        Path file = folder.resolve("orphan.jar");
        byte[] descriptor = ClassFile.of()
                .buildModule(ModuleAttribute.of(
                        ModuleDesc.of("orphan"),
                        module -> module.requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null)
                                .requires(ModuleDesc.of("lamina.api"), 0, null)
                                .requires(ModuleDesc.of("no.such.module"), 0, null)
                                .provides(
                                        ClassDesc.of("lamina.api.layer.LayerProvider"),
                                        ClassDesc.of("orphan.OrphanProvider"))));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("module-info.class"));
            jar.write(descriptor);
            jar.putNextEntry(new JarEntry("orphan/OrphanProvider.class"));
            jar.write(ClassFile.of().build(ClassDesc.of("orphan.OrphanProvider"), _ -> {}));
        }
        return file;
    }
}

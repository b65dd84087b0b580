package lamina.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import lamina.api.BackendException;

/** A class file that methods are copied from. */
final class Source {
    private final Class<?> type;
    private final byte[] bytes;
    private final ClassModel model;

    private Source(Class<?> type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.model = ClassFile.of().parse(bytes);
    }

    /** That of a loaded class; read through its own loader, wherever it came from. */
    static Source of(Class<?> type) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            if (in == null) {
                throw new Place(type, "")
                        .refuse("has no class file that its loader gives out", "load it from a jar or a folder");
            }
            return new Source(type, in.readAllBytes());
        } catch (IOException e) {
            throw new BackendException("kernel " + type.getName() + ": its class file cannot be read", e);
        }
    }

    Class<?> type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    ClassModel model() {
        return model;
    }

    ClassDesc desc() {
        return model.thisClass().asSymbol();
    }

    Optional<MethodModel> method(String method, MethodTypeDesc descriptor) {
        return model.methods().stream()
                .filter(m -> m.methodName().equalsString(method))
                .filter(m -> m.methodTypeSymbol().equals(descriptor))
                .findFirst();
    }
}

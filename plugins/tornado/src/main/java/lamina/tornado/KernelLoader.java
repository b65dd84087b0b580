package lamina.tornado;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lamina.kernels.Loop;
import lamina.kernels.Rewritten;

/** Loads rewritten kernels, each with the task that TornadoVM finds it by. */
final class KernelLoader extends ClassLoader {
    private final Map<String, Rewritten> kernels = new ConcurrentHashMap<>(); // by the class's name

    KernelLoader() {
        super("lamina-kernels", KernelLoader.class.getClassLoader());
    }

    /** An instance of the task of a kernel. Kernels of one name are equal, so each is loaded once. */
    Object task(Rewritten kernel) {
        kernels.putIfAbsent(kernel.className(), kernel);
        try {
            return loadClass(TaskClass.name(kernel)).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e); // TaskClass writes a public constructor
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Rewritten kernel = kernels.get(TaskClass.kernelName(name));
        if (kernel == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = name.equals(kernel.className()) ? kernel.bytes() : TaskClass.write(kernel);
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** The loop over independent iterations in a method of a class that was loaded here; empty for helpers. */
    Optional<Loop> loop(Class<?> kernel, String method) {
        return Optional.ofNullable(kernels.get(kernel.getName()))
                .filter(known -> known.method().equals(method))
                .map(Rewritten::loop);
    }
}

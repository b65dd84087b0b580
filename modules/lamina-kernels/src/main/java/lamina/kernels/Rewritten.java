package lamina.kernels;

import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * A kernel for a device: a class with one public static method that runs all iterations. Two kernels of equal code, numbers, lengths and
 * size have equal names, and then equal bytes.
 */
public final class Rewritten {
    private final String className;
    private final byte[] bytes;
    private final String method;
    private final MethodTypeDesc type;
    private final List<Object> views;
    private final Loop loop;

    Rewritten(String className, byte[] bytes, String method, MethodTypeDesc type, List<Object> views, Loop loop) {
        this.className = className;
        this.bytes = bytes;
        this.method = method;
        this.type = type;
        this.views = List.copyOf(views);
        this.loop = loop;
    }

    /** The binary name of the class. */
    public String className() {
        return className;
    }

    /** The class file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The name of the entry: {@code public static void}, a loop over all iterations that do not depend on each other. */
    public String method() {
        return method;
    }

    /** Of the entry: takes an array of the target's for each view, and returns nothing. */
    public MethodTypeDesc type() {
        return type;
    }

    /**
     * The very {@link lamina.api.kernel.Floats} and {@link lamina.api.kernel.Ints} that the kernel was made of, one for each parameter of
     * the entry: a view that it has twice comes once. A tensor may be the content of several, and its array longer than the view: the length is in the code.
     */
    public List<Object> views() {
        return views;
    }

    /** The loop of the entry. */
    public Loop loop() {
        return loop;
    }
}

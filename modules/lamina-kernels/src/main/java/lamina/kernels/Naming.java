package lamina.kernels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The name of a generated class: what goes into the code goes into the name, so that one name never stands for two classes.
 *
 * @param kernel what is rewritten
 * @param components its components
 * @param size of the launch
 * @param target the types that take the place of ours
 */
record Naming(KernelClass kernel, List<Component> components, int size, Target target) {

    String className() {
        return target.packageName() + "." + simple() + "_" + digest();
    }

    /** The class and those around it, such as {@code Relu_Forward}: for people who read profiles. In letters that C has. */
    String simple() {
        String name = kernel.type().getName();
        return name.substring(name.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_]", "_");
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kernel.source().bytes());
            digest.update(numbers().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private String numbers() {
        StringBuilder text = new StringBuilder().append(size);
        for (Component component : components) {
            Object number = component.constant();
            text.append(' ').append(number instanceof Float f ? Float.floatToRawIntBits(f) : number);
            if (component.isView()) {
                text.append('@').append(first(component));
            }
        }
        return text.append(target).toString();
    }

    /** Which component has the same view first. */
    private int first(Component view) {
        return components.stream().map(Component::value).toList().indexOf(view.value());
    }
}

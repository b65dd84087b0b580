package lamina.core;

import java.util.List;
import java.util.Objects;
import lamina.api.layer.Layer;

/**
 * A layer in its place in the network.
 *
 * @param name unique in the network; prefix of its tensors' names
 * @param type its plugin's type, for listings
 * @param layer the product
 * @param from the layers whose outputs it takes, {@code input} being the pictures; empty: the layer before
 * @param where file, line and column where it stands, for messages; empty if it was made in Java
 */
public record LayerSpec(String name, String type, Layer layer, List<String> from, String where) {

    /** Copies the list. */
    public LayerSpec {
        Objects.requireNonNull(name);
        from = List.copyOf(from);
    }

    /** A layer that follows the one before it, made in Java. */
    public static LayerSpec of(String name, String type, Layer layer) {
        return new LayerSpec(name, type, layer, List.of(), "");
    }
}

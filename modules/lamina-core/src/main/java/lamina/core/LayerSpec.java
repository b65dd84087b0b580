package lamina.core;

import java.util.List;
import java.util.Objects;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.layer.Layer;

/**
 * A layer in its place in the network.
 *
 * @param name unique in the network; prefix of its tensors' names
 * @param type its plugin's type, for listings
 * @param layer the product
 * @param from the layers whose outputs it takes, {@code input} being the pictures; empty: the layer before
 * @param device whose part of the run's devices computes it; {@link #MAIN} for the run's backend
 * @param where file, line and column where it stands, for messages; empty if it was made in Java
 */
public record LayerSpec(
        @Doc("Its name, unique in the network; left out: its type and a number") @Default("")
        String name,

        String type,
        Layer layer,

        @Doc("The layers whose outputs it takes, \"input\" being the pictures; left out: the layer before")
        @Default("[]")
        List<String> from,

        @Doc("Which of the run's devices computes it") @Default(LayerSpec.MAIN)
        String device,

        String where) {

    /** The device of a layer that names none: the run's {@code backend}. */
    public static final String MAIN = "backend";

    /** Copies the list. */
    public LayerSpec {
        Objects.requireNonNull(name);
        Objects.requireNonNull(device);
        from = List.copyOf(from);
    }

    /** A layer on the run's backend. */
    public LayerSpec(String name, String type, Layer layer, List<String> from, String where) {
        this(name, type, layer, from, MAIN, where);
    }

    /** A layer that follows the one before it, made in Java. */
    public static LayerSpec of(String name, String type, Layer layer) {
        return new LayerSpec(name, type, layer, List.of(), "");
    }

    /** The same layer with other inputs. */
    public LayerSpec from(String... layers) {
        return new LayerSpec(name, type, layer, List.of(layers), device, where);
    }

    /** The same layer on a device. */
    public LayerSpec on(String other) {
        return new LayerSpec(name, type, layer, from, other, where);
    }
}

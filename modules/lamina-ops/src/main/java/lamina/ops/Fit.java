package lamina.ops;

import java.util.List;
import java.util.function.Supplier;
import lamina.api.AssemblyException;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/** What an op demands of its tensors. Messages begin with the layer's name, which is the output's name up to its last dot. */
final class Fit {
    static final List<String> FEATURE_MAPS = List.of("batch", "height", "width", "channels");
    static final List<String> ROWS = List.of("batch", "features");

    private final String layer;

    private Fit(String layer) {
        this.layer = layer;
    }

    /** Demands on behalf of the op that writes this tensor. */
    static Fit of(Tensor output) {
        int dot = output.name().lastIndexOf('.');
        return new Fit(dot < 0 ? output.name() : output.name().substring(0, dot));
    }

    /** A tensor must have these dimensions, whatever their sizes. */
    Fit dimensions(String what, Tensor tensor, List<String> names) {
        if (tensor.shape().rank() != names.size()) {
            throw new AssemblyException("%s: %s %s has %d dimensions: expected [%s]"
                    .formatted(layer, what, tensor.shape(), tensor.shape().rank(), String.join(", ", names)));
        }
        return this;
    }

    /** A tensor must have exactly this shape, because of another one. */
    Fit shape(String what, Tensor tensor, Shape expected, String because, Tensor other) {
        if (!tensor.shape().equals(expected)) {
            throw new AssemblyException("%s: %s %s does not fit %s %s: expected %s"
                    .formatted(layer, what, tensor.shape(), because, other.shape(), expected));
        }
        return this;
    }

    /** A tensor must have the shape of another one. */
    Fit same(String what, Tensor tensor, String because, Tensor other) {
        return shape(what, tensor, other.shape(), because, other);
    }

    /** Tensors must be of {@link Element#FLOAT32}. */
    Fit floats(Tensor... tensors) {
        return element(Element.FLOAT32, tensors);
    }

    /** Tensors must be of {@link Element#INT32}. */
    Fit ints(Tensor... tensors) {
        return element(Element.INT32, tensors);
    }

    /** A pooling window must have something to look at wherever it stands. */
    Fit pool(Window window) {
        boolean rows = Math.max(window.padTop(), window.padBottom()) < window.kernelHeight();
        boolean columns = Math.max(window.padLeft(), window.padRight()) < window.kernelWidth();
        return require(
                rows && columns,
                () -> "padding as large as the kernel in " + window
                        + ": expected it smaller, or a window sees nothing");
    }

    /** Anything else. */
    Fit require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssemblyException(layer + ": " + otherwise.get());
        }
        return this;
    }

    private Fit element(Element expected, Tensor... tensors) {
        for (Tensor tensor : tensors) {
            require(
                    tensor.element() == expected,
                    () -> tensor + " is of " + tensor.element() + ": expected " + expected);
        }
        return this;
    }
}

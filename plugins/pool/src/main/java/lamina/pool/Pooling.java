package lamina.pool;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Window;

/** What the two kinds of pooling have in common: windows, and the shape of the output. */
final class Pooling {
    private Pooling() {}

    /** The window of the settings; each must meet at least one pixel, for padding alone has neither maximum nor mean. */
    static Window window(List<Integer> kernelShape, List<Integer> strides, List<Integer> pads) {
        Window window = Window.of(kernelShape, strides, pads);
        if (Math.max(window.padTop(), window.padBottom()) >= window.kernelHeight()
                || Math.max(window.padLeft(), window.padRight()) >= window.kernelWidth()) {
            throw new IllegalArgumentException("pads " + pads + " must be smaller than kernelShape " + kernelShape
                    + ": a window would lie in padding only");
        }
        return window;
    }

    static Shape output(Scope scope, Tensor x, Window window) {
        Shape shape = x.shape();
        if (shape.rank() != 4) {
            throw new AssemblyException(scope.name() + ": pooling takes [batch, height, width, channels], found " + x
                    + "; move it before the dense layers");
        }
        int height = window.outHeight(shape.dim(1));
        int width = window.outWidth(shape.dim(2));
        if (height < 1 || width < 1) {
            throw new AssemblyException(scope.name() + ": a window of [" + window.kernelHeight() + ", "
                    + window.kernelWidth() + "] does not fit into the input " + x
                    + "; make the window smaller, or pool less before it");
        }
        return Shape.of(shape.dim(0), height, width, shape.dim(3));
    }
}

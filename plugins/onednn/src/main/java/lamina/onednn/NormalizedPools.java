package lamina.onednn;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Op;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.ReluGradient;
import lamina.ops.Window;

/**
 * A normalization with the pooling behind it, and their gradients with that of the ReLU before them: as one op each, in bfloat16. Primitive by
 * primitive they are a quarter of a step of AlexNet where matrix units do the rest, all of it waiting for memory.
 */
final class NormalizedPools {
    private static final int LANES = 16; // Halves has it too, but is not to be loaded where there is no Vector API
    private static final float BETA = 0.75f; // what FourthRoot stands for

    private NormalizedPools() {}

    /** Lowers a normalization together with the pooling behind it, if there is one and both are of the kind. */
    static boolean forward(Lrn lrn, Passage passage) {
        Optional<MaxPool> pool =
                reader(lrn.y(), MaxPool.class, passage).filter(behind -> isKnown(lrn, behind, passage));
        if (pool.isEmpty()) {
            return false;
        }
        boolean trains = passage.readers().any(pool.get().workspace());
        if (trains && !goesBack(lrn, pool.get(), passage)) {
            return false;
        }
        lower(lrn, pool.get(), trains, passage);
        return true;
    }

    private static void lower(Lrn lrn, MaxPool pool, boolean trains, Passage passage) {
        Descriptors descriptors = passage.descriptors();
        Form y = passage.write(pool.y(), descriptors.maps(pool.y().shape(), Type.BF16, Tag.NHWC));
        Optional<Tensor> winners = trains
                ? Optional.of(passage.write(pool.workspace(), winners(pool, descriptors))
                        .tensor())
                : Optional.empty();
        passage.add(new LrnPool(lrn, pool, passage.made(lrn.x()).tensor(), y.tensor(), winners));
        passage.done(pool);
    }

    /** Lowers the gradients of what {@link #forward} lowered; false if it did not. */
    static boolean backward(MaxPoolGradient gradient, Passage passage) {
        MaxPool pool = gradient.forward();
        Descriptors descriptors = passage.descriptors();
        Form winners = passage.made(pool.workspace());
        if (!winners.layout().isSame(winners(pool, descriptors))) {
            return false;
        }
        LrnGradient lrn = reader(gradient.dx(), LrnGradient.class, passage).orElseThrow();
        ReluGradient relu = reader(lrn.dx(), ReluGradient.class, passage).orElseThrow();
        Form dy = passage.read(gradient.dy(), descriptors.maps(pool.y().shape(), Type.BF16, Tag.NHWC));
        Form x = passage.made(lrn.forward().x());
        Form dx = passage.write(relu.dx(), x.layout());
        passage.add(new LrnPoolGradient(gradient, lrn, relu, x.tensor(), winners.tensor(), dy.tensor(), dx.tensor()));
        List.of(lrn, relu).forEach(passage::done);
        return true;
    }

    /** Whether nothing but the gradients of pooling, normalization and ReLU, one behind the other, goes back. */
    private static boolean goesBack(Lrn lrn, MaxPool pool, Passage passage) {
        return reader(pool.workspace(), MaxPoolGradient.class, passage)
                .flatMap(first -> reader(first.dx(), LrnGradient.class, passage))
                .filter(second -> second.forward().equals(lrn))
                .flatMap(second -> reader(second.dx(), ReluGradient.class, passage))
                .filter(third -> third.forward().y().equals(lrn.x()))
                .isPresent();
    }

    /** One place for each output, one dimension: oneDNN's own workspace has four. */
    private static Layout winners(MaxPool pool, Descriptors descriptors) {
        return descriptors.vector(pool.y().shape().size(), Type.BYTES);
    }

    private static boolean isKnown(Lrn lrn, MaxPool pool, Passage passage) {
        Shape shape = lrn.x().shape();
        Window window = pool.window();
        boolean padded = window.padTop() + window.padLeft() + window.padBottom() + window.padRight() > 0;
        Layout innermost = passage.descriptors().maps(shape, Type.BF16, Tag.NHWC);
        return passage.craft().hasVectors()
                && lrn.beta() == BETA
                && lrn.size() == NormalizedMaps.SIZE
                && shape.dim(3) % LANES == 0
                && !padded
                && window.area() <= Byte.MAX_VALUE
                && passage.made(lrn.x()).layout().isSame(innermost);
    }

    /** The op that alone reads a tensor, if it is of a class. */
    private static <O extends Op> Optional<O> reader(Tensor tensor, Class<O> kind, Passage passage) {
        return passage.readers().only(tensor).filter(kind::isInstance).map(kind::cast);
    }
}

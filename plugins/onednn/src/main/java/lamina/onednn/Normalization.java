package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.ops.Lrn;

/**
 * The two primitives of a normalization.
 *
 * @param maps how the input lies, and the output
 * @param batch how many pictures they see
 * @param descriptors makes the descriptors
 */
record Normalization(Lrn op, Layout maps, int batch, Descriptors descriptors) {
    /** How much of the input is normalized again at a time. */
    private static final long PART_BYTES = 4 << 20;

    static Normalization of(Lrn op, Passage passage) {
        return new Normalization(
                op, passage.made(op.x()).layout(), op.x().shape().dim(0), passage.descriptors());
    }

    /** The same for the fewest equal parts of the batch that are small. */
    Normalization part() throws Unfit {
        int parts = 1;
        while (parts < batch && (batch % parts != 0 || maps.bytes() / parts > PART_BYTES)) {
            parts++;
        }
        Shape shape = op.x().shape().withBatch(batch / parts);
        return new Normalization(op, like(shape), batch / parts, descriptors);
    }

    /** The layout for fewer pictures. */
    private Layout like(Shape shape) throws Unfit {
        Type type = maps.element() == Element.BFLOAT16 ? Type.BF16 : Type.F32;
        for (Tag tag : List.of(Tag.NHWC, Tag.NCHW16C)) {
            if (maps.isSame(descriptors.maps(op.x().shape(), type, tag))) {
                return descriptors.maps(shape, type, tag);
            }
        }
        throw new Unfit("its input lies in a layout that cannot be cut into parts of the batch");
    }

    MemorySegment forward(int propagation) throws Unfit {
        if (op.size() % 2 == 0) {
            throw new Unfit("oneDNN's window over an even number of channels, " + op.size() + ", lies differently");
        }
        if (op.size() == 1) {
            throw new Unfit("oneDNN 3.13 crashes over a normalization of size 1"); // when the gradient is created
        }
        return Descriptors.fast(descriptors.describe(
                "lrn_forward",
                "iipplfff",
                propagation,
                Propagation.LRN_ACROSS_CHANNELS,
                maps,
                maps,
                (long) op.size(),
                op.alpha(),
                op.beta(),
                op.bias()));
    }

    MemorySegment backward() throws Unfit {
        return Descriptors.fast(descriptors.describe(
                "lrn_backward",
                "ippplfffp",
                Propagation.LRN_ACROSS_CHANNELS,
                maps,
                maps,
                maps,
                (long) op.size(),
                op.alpha(),
                op.beta(),
                op.bias(),
                forward(Propagation.TRAINING)));
    }
}

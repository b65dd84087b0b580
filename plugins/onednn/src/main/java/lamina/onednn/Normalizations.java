package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Shape;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;

/**
 * Local response normalization across channels.
 *
 * <p>oneDNN's gradient reads a workspace of twice the input that the forward primitive fills. Kept from forward to backward it would be half a
 * gigabyte for 128 pictures of AlexNet, so the gradient computes it again for a few pictures at a time, which stay in the cache.
 */
final class Normalizations {
    /** How much of the input is normalized again at a time. */
    private static final long PART_BYTES = 4 << 20;

    private Normalizations() {}

    static void forward(Lrn op, Bench bench) throws Unfit {
        new Normalization(bench, op).requireBoth();
        MemorySegment maps = bench.featureMaps(op.x().shape());
        bench.compute(
                forward(bench, op, maps, Propagation.INFERENCE),
                bench.slot(Argument.SOURCE, maps, op.x()),
                bench.slot(Argument.DESTINATION, maps, op.y()));
    }

    static void backward(LrnGradient op, Bench bench) throws Unfit {
        Normalization normalization = new Normalization(bench, op.forward());
        normalization.requireBoth();
        int parts = normalization.parts();
        MemorySegment maps = normalization.maps();
        MemorySegment again = normalization.again();
        MemorySegment back = normalization.back(again);
        MemorySegment layout = Dnnl.layoutOf(again, Query.WORKSPACE);
        Bench.Slot workspace = new Bench.Slot(Argument.WORKSPACE, layout, bench.scratch(layout));
        Bench.Slot nowhere = new Bench.Slot(Argument.DESTINATION, maps, bench.scratch(maps));
        for (int part = 0; part < parts; part++) {
            MemorySegment x = bench.part(op.forward().x(), part, parts);
            Bench.Slot source = new Bench.Slot(Argument.SOURCE, maps, x);
            bench.compute(again, source, nowhere, workspace);
            bench.compute(
                    back,
                    source,
                    new Bench.Slot(Argument.DESTINATION_GRADIENT, maps, bench.part(op.dy(), part, parts)),
                    new Bench.Slot(Argument.SOURCE_GRADIENT, maps, bench.part(op.dx(), part, parts)),
                    workspace);
        }
    }

    /** The primitives for a part of the batch. */
    private record Normalization(Bench bench, Lrn op) {

        /** The portable gradient reads what only the portable forward kernel writes, so oneDNN runs both or none. */
        void requireBoth() throws Unfit {
            MemorySegment again = again();
            bench.requireFast(again);
            bench.requireFast(back(again));
        }

        /** The fewest equal parts of the batch that are small. */
        int parts() {
            int batch = op.x().shape().dim(0);
            int parts = 1;
            while (parts < batch && (batch % parts != 0 || op.x().bytes() / parts > PART_BYTES)) {
                parts++;
            }
            return parts;
        }

        MemorySegment maps() {
            Shape shape = op.x().shape();
            return bench.featureMaps(shape.withBatch(shape.dim(0) / parts()));
        }

        MemorySegment again() throws Unfit {
            return forward(bench, op, maps(), Propagation.TRAINING);
        }

        MemorySegment back(MemorySegment forward) throws Unfit {
            MemorySegment maps = maps();
            return bench.describe(
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
                    forward);
        }
    }

    private static MemorySegment forward(Bench bench, Lrn op, MemorySegment maps, int propagation) throws Unfit {
        if (op.size() % 2 == 0) {
            throw new Unfit("oneDNN's window over an even number of channels, " + op.size() + ", lies differently");
        }
        if (op.size() == 1) {
            throw new Unfit("oneDNN 3.13 crashes over a normalization of size 1"); // when the gradient is created
        }
        return bench.describe(
                "lrn_forward",
                "iipplfff",
                propagation,
                Propagation.LRN_ACROSS_CHANNELS,
                maps,
                maps,
                (long) op.size(),
                op.alpha(),
                op.beta(),
                op.bias());
    }
}

package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;

/** Local response normalization across channels. */
final class Normalizations {
    private Normalizations() {}

    static void forward(Lrn op, Bench bench) throws Unfit {
        MemorySegment maps = bench.featureMaps(op.x().shape());
        bench.requireFast(backward(
                bench, op, maps)); // the gradient reads what oneDNN leaves in the workspace, so it must be oneDNN's too
        MemorySegment descriptor = forward(bench, op, maps);
        bench.compute(
                descriptor,
                bench.slot(Argument.SOURCE, maps, op.x()),
                bench.slot(Argument.DESTINATION, maps, op.y()),
                bench.workspace(descriptor, op, op.workspace()));
    }

    static void backward(LrnGradient op, Bench bench) throws Unfit {
        Lrn forward = op.forward();
        MemorySegment maps = bench.featureMaps(op.dx().shape());
        MemorySegment before = forward(bench, forward, maps);
        bench.requireFast(before);
        bench.compute(
                backward(bench, forward, maps),
                bench.slot(Argument.SOURCE, maps, forward.x()),
                bench.slot(Argument.DESTINATION_GRADIENT, maps, op.dy()),
                bench.slot(Argument.SOURCE_GRADIENT, maps, op.dx()),
                bench.workspace(before, forward, forward.workspace()));
    }

    private static MemorySegment forward(Bench bench, Lrn op, MemorySegment maps) throws Unfit {
        if (op.size() % 2 == 0) {
            throw new Unfit("oneDNN's window over an even number of channels, " + op.size() + ", lies differently");
        }
        if (op.size() == 1) {
            throw new Unfit("oneDNN 3.13 crashes over a normalization of size 1"); // when the gradient is created
        }
        return bench.describe(
                "lrn_forward",
                "iipplfff",
                Propagation.TRAINING,
                Propagation.LRN_ACROSS_CHANNELS,
                maps,
                maps,
                (long) op.size(),
                op.alpha(),
                op.beta(),
                op.bias());
    }

    private static MemorySegment backward(Bench bench, Lrn op, MemorySegment maps) throws Unfit {
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
                forward(bench, op, maps));
    }
}

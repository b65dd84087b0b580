package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;

/** Convolutions: feature maps as they are, weights in whatever layout the primitive likes best, copied there and back in each run. */
final class Convolutions {
    private Convolutions() {}

    static void forward(Conv op, Bench bench) throws Unfit {
        Convolution convolution = new Convolution(bench, op);
        MemorySegment descriptor = convolution.forward();
        bench.requireFast(descriptor);
        MemorySegment packed = Dnnl.layoutOf(descriptor, Query.WEIGHTS);
        bench.compute(
                descriptor,
                bench.slot(Argument.SOURCE, convolution.input(), op.x()),
                new Bench.Slot(Argument.WEIGHTS, packed, bench.packed(convolution.plain(), op.w(), packed)),
                bench.slot(Argument.BIAS, convolution.bias(), op.b()),
                bench.slot(Argument.DESTINATION, convolution.output(), op.y()));
    }

    static void data(ConvData op, Bench bench) throws Unfit {
        Convolution convolution = new Convolution(bench, op.forward());
        MemorySegment descriptor = convolution.data();
        bench.requireFast(descriptor);
        MemorySegment packed = Dnnl.layoutOf(descriptor, Query.WEIGHTS);
        Tensor w = op.forward().w();
        bench.compute(
                descriptor,
                bench.slot(Argument.DESTINATION_GRADIENT, convolution.output(), op.dy()),
                new Bench.Slot(Argument.WEIGHTS, packed, bench.packed(convolution.plain(), w, packed)),
                bench.slot(Argument.SOURCE_GRADIENT, convolution.input(), op.dx()));
    }

    static void weights(ConvWeights op, Bench bench) throws Unfit {
        new WeightGradient(op, bench).prepare();
    }
}

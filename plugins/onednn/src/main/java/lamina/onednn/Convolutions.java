package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Window;

/** Convolutions: feature maps as they are, weights in whatever layout the primitive likes best, copied there and back in each run. */
final class Convolutions {
    private Convolutions() {}

    static void forward(Conv op, Bench bench) throws Unfit {
        Convolution convolution = new Convolution(bench, op);
        MemorySegment descriptor = convolution.forward();
        MemorySegment packed = Dnnl.layoutOf(descriptor, Query.WEIGHTS);
        bench.compute(
                descriptor,
                bench.slot(Argument.SOURCE, bench.featureMaps(op.x()), op.x()),
                new Bench.Slot(Argument.WEIGHTS, packed, bench.packed(convolution.plain(), op.w(), packed)),
                bench.slot(Argument.BIAS, convolution.bias(), op.b()),
                bench.slot(Argument.DESTINATION, bench.featureMaps(op.y()), op.y()));
    }

    static void data(ConvData op, Bench bench) throws Unfit {
        Convolution convolution = new Convolution(bench, op.forward());
        MemorySegment descriptor = convolution.data();
        MemorySegment packed = Dnnl.layoutOf(descriptor, Query.WEIGHTS);
        Tensor w = op.forward().w();
        bench.compute(
                descriptor,
                bench.slot(Argument.DESTINATION_GRADIENT, bench.featureMaps(op.dy()), op.dy()),
                new Bench.Slot(Argument.WEIGHTS, packed, bench.packed(convolution.plain(), w, packed)),
                bench.slot(Argument.SOURCE_GRADIENT, bench.featureMaps(op.dx()), op.dx()));
    }

    static void weights(ConvWeights op, Bench bench) throws Unfit {
        Convolution convolution = new Convolution(bench, op.forward());
        MemorySegment descriptor = convolution.weights();
        MemorySegment packed = Dnnl.layoutOf(descriptor, Query.WEIGHTS_GRADIENT);
        MemorySegment plain = convolution.plain();
        boolean direct = Dnnl.same(plain, packed);
        MemorySegment dw = direct ? bench.of(op.dw()) : bench.scratch(packed);
        bench.compute(
                descriptor,
                bench.slot(
                        Argument.SOURCE,
                        bench.featureMaps(op.forward().x()),
                        op.forward().x()),
                bench.slot(Argument.DESTINATION_GRADIENT, bench.featureMaps(op.dy()), op.dy()),
                new Bench.Slot(Argument.WEIGHTS_GRADIENT, packed, dw),
                bench.slot(Argument.BIAS_GRADIENT, convolution.bias(), op.db()));
        if (!direct) {
            bench.reorder(packed, dw, plain, bench.of(op.dw()));
        }
    }

    /** The three primitives of a convolution. */
    private record Convolution(Bench bench, Conv op) {

        MemorySegment forward() throws Unfit {
            return bench.describe(
                    "convolution_forward",
                    "iipppppppp",
                    Propagation.TRAINING,
                    Propagation.CONVOLUTION_DIRECT,
                    bench.featureMaps(op.x()),
                    anyWeights(),
                    bias(),
                    bench.featureMaps(op.y()),
                    strides(),
                    bench.dimensions(0, 0),
                    before(),
                    behind());
        }

        MemorySegment data() throws Unfit {
            return bench.describe(
                    "convolution_backward_data",
                    "ipppppppp",
                    Propagation.CONVOLUTION_DIRECT,
                    bench.featureMaps(op.x()),
                    anyWeights(),
                    bench.featureMaps(op.y()),
                    strides(),
                    bench.dimensions(0, 0),
                    before(),
                    behind(),
                    forward());
        }

        MemorySegment weights() throws Unfit {
            return bench.describe(
                    "convolution_backward_weights",
                    "ippppppppp",
                    Propagation.CONVOLUTION_DIRECT,
                    bench.featureMaps(op.x()),
                    anyWeights(),
                    bias(),
                    bench.featureMaps(op.y()),
                    strides(),
                    bench.dimensions(0, 0),
                    before(),
                    behind(),
                    forward());
        }

        /** The layout in which the graph holds weights. */
        MemorySegment plain() {
            return bench.layout(op.group() == 1 ? Tag.ABCD : Tag.ABCDE, weightDimensions());
        }

        MemorySegment bias() {
            return bench.layout(Tag.A, op.b().shape().size());
        }

        private MemorySegment anyWeights() {
            return bench.layout(Tag.ANY, weightDimensions());
        }

        /** [out, in, height, width], or [group, out, in, height, width] with out and in of one group. */
        private long[] weightDimensions() {
            Shape w = op.w().shape();
            int group = op.group();
            return group == 1
                    ? new long[] {w.dim(0), w.dim(1), w.dim(2), w.dim(3)}
                    : new long[] {group, w.dim(0) / group, w.dim(1), w.dim(2), w.dim(3)};
        }

        private MemorySegment strides() {
            return bench.dimensions(op.window().strideHeight(), op.window().strideWidth());
        }

        private MemorySegment before() {
            return bench.dimensions(op.window().padTop(), op.window().padLeft());
        }

        private MemorySegment behind() {
            Window window = op.window();
            return bench.dimensions(window.padBottom(), window.padRight());
        }
    }
}

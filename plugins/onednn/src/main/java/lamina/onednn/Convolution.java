package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Shape;
import lamina.ops.Conv;
import lamina.ops.Window;

/**
 * The three primitives of a convolution.
 *
 * @param batch how many pictures they see: the op's, or a part of them
 */
record Convolution(Bench bench, Conv op, int batch) {

    Convolution(Bench bench, Conv op) {
        this(bench, op, op.x().shape().dim(0));
    }

    MemorySegment forward() throws Unfit {
        return bench.describe(
                "convolution_forward",
                "iipppppppp",
                Propagation.TRAINING,
                Propagation.CONVOLUTION_DIRECT,
                input(),
                anyWeights(),
                bias(),
                output(),
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
                input(),
                anyWeights(),
                output(),
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
                input(),
                anyWeights(),
                bias(),
                output(),
                strides(),
                bench.dimensions(0, 0),
                before(),
                behind(),
                forward());
    }

    MemorySegment input() {
        return bench.featureMaps(op.x().shape().withBatch(batch));
    }

    MemorySegment output() {
        return bench.featureMaps(op.y().shape().withBatch(batch));
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

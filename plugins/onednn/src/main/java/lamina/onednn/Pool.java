package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.ops.AveragePool;
import lamina.ops.MaxPool;
import lamina.ops.Window;

/**
 * The two primitives of a pooling op.
 *
 * @param inside how the input lies
 * @param shape of the output
 */
record Pool(Descriptors descriptors, int algorithm, Layout inside, Shape shape, Window window) {

    static Pool max(MaxPool op, Passage passage) {
        Layout inside = passage.made(op.x()).layout();
        return new Pool(
                passage.descriptors(), Propagation.POOLING_MAX, inside, op.y().shape(), op.window());
    }

    static Pool average(AveragePool op, Passage passage) {
        int algorithm = op.countIncludePad() ? Propagation.POOLING_AVERAGE_WITH_PADDING : Propagation.POOLING_AVERAGE;
        Layout inside = passage.made(op.x()).layout();
        return new Pool(passage.descriptors(), algorithm, inside, op.y().shape(), op.window());
    }

    /** How the output lies: as the input does. */
    Layout outside() throws Unfit {
        return Descriptors.layoutOf(forward(Propagation.INFERENCE), Query.DESTINATION);
    }

    private Layout anyOutside() {
        Type type = inside.element() == Element.BFLOAT16 ? Type.BF16 : Type.F32;
        return descriptors.maps(shape, type, Tag.ANY);
    }

    MemorySegment forward(int propagation) throws Unfit {
        return Descriptors.fast(descriptors.describe(
                "pooling_forward",
                "iippppppp",
                propagation,
                algorithm,
                inside,
                anyOutside(),
                descriptors.dimensions(window.strideHeight(), window.strideWidth()),
                descriptors.dimensions(window.kernelHeight(), window.kernelWidth()),
                descriptors.dimensions(0, 0),
                descriptors.dimensions(window.padTop(), window.padLeft()),
                descriptors.dimensions(window.padBottom(), window.padRight())));
    }

    MemorySegment backward() throws Unfit {
        return Descriptors.fast(descriptors.describe(
                "pooling_backward",
                "ipppppppp",
                algorithm,
                inside,
                outside(),
                descriptors.dimensions(window.strideHeight(), window.strideWidth()),
                descriptors.dimensions(window.kernelHeight(), window.kernelWidth()),
                descriptors.dimensions(0, 0),
                descriptors.dimensions(window.padTop(), window.padLeft()),
                descriptors.dimensions(window.padBottom(), window.padRight()),
                forward(Propagation.TRAINING)));
    }
}

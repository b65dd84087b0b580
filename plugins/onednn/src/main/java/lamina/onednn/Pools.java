package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Tensor;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Window;

/** Pooling. */
final class Pools {
    private Pools() {}

    static void forward(MaxPool op, Bench bench) throws Unfit {
        Pool pool = new Pool(bench, Propagation.POOLING_MAX, op.x(), op.y(), op.window());
        bench.requireFast(
                pool.backward()); // the gradient reads what oneDNN leaves in the workspace, so it must be oneDNN's too
        MemorySegment descriptor = pool.forward();
        bench.compute(
                descriptor,
                bench.slot(Argument.SOURCE, pool.inside(), op.x()),
                bench.slot(Argument.DESTINATION, pool.outside(), op.y()),
                bench.workspace(descriptor, op.workspace()));
    }

    static void backward(MaxPoolGradient op, Bench bench) throws Unfit {
        MaxPool forward = op.forward();
        Pool pool = new Pool(bench, Propagation.POOLING_MAX, forward.x(), forward.y(), forward.window());
        MemorySegment before = pool.forward();
        bench.requireFast(before);
        bench.compute(
                pool.backward(),
                bench.slot(Argument.DESTINATION_GRADIENT, pool.outside(), op.dy()),
                bench.slot(Argument.SOURCE_GRADIENT, pool.inside(), op.dx()),
                bench.workspace(before, forward.workspace()));
    }

    static void forward(AveragePool op, Bench bench) throws Unfit {
        Pool pool = average(op, bench);
        bench.compute(
                pool.forward(),
                bench.slot(Argument.SOURCE, pool.inside(), op.x()),
                bench.slot(Argument.DESTINATION, pool.outside(), op.y()));
    }

    static void backward(AveragePoolGradient op, Bench bench) throws Unfit {
        Pool pool = average(op.forward(), bench);
        bench.compute(
                pool.backward(),
                bench.slot(Argument.DESTINATION_GRADIENT, pool.outside(), op.dy()),
                bench.slot(Argument.SOURCE_GRADIENT, pool.inside(), op.dx()));
    }

    private static Pool average(AveragePool op, Bench bench) {
        int algorithm = op.countIncludePad() ? Propagation.POOLING_AVERAGE_WITH_PADDING : Propagation.POOLING_AVERAGE;
        return new Pool(bench, algorithm, op.x(), op.y(), op.window());
    }

    /** What forward and backward agree on. */
    private record Pool(Bench bench, int algorithm, Tensor x, Tensor y, Window window) {

        MemorySegment inside() {
            return bench.featureMaps(x.shape());
        }

        MemorySegment outside() {
            return bench.featureMaps(y.shape());
        }

        MemorySegment forward() throws Unfit {
            return bench.describe(
                    "pooling_forward",
                    "iippppppp",
                    Propagation.TRAINING,
                    algorithm,
                    inside(),
                    outside(),
                    bench.dimensions(window.strideHeight(), window.strideWidth()),
                    bench.dimensions(window.kernelHeight(), window.kernelWidth()),
                    bench.dimensions(0, 0),
                    bench.dimensions(window.padTop(), window.padLeft()),
                    bench.dimensions(window.padBottom(), window.padRight()));
        }

        MemorySegment backward() throws Unfit {
            return bench.describe(
                    "pooling_backward",
                    "ipppppppp",
                    algorithm,
                    inside(),
                    outside(),
                    bench.dimensions(window.strideHeight(), window.strideWidth()),
                    bench.dimensions(window.kernelHeight(), window.kernelWidth()),
                    bench.dimensions(0, 0),
                    bench.dimensions(window.padTop(), window.padLeft()),
                    bench.dimensions(window.padBottom(), window.padRight()),
                    forward());
        }
    }
}

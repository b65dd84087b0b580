package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;

/** Dense layers as inner products. x is [batch, in], w is [out, in], y is [batch, out]. */
final class Products {
    private Products() {}

    static void forward(Gemm op, Bench bench) throws Unfit {
        MemorySegment x = bench.rows(op.x());
        MemorySegment w = bench.rows(op.w());
        MemorySegment b = bench.layout(Tag.A, op.b().shape().size());
        MemorySegment y = bench.rows(op.y());
        bench.compute(
                forward(bench, op),
                bench.slot(Argument.SOURCE, x, op.x()),
                bench.slot(Argument.WEIGHTS, w, op.w()),
                bench.slot(Argument.BIAS, b, op.b()),
                bench.slot(Argument.DESTINATION, y, op.y()));
    }

    static void data(GemmData op, Bench bench) throws Unfit {
        Gemm forward = op.forward();
        MemorySegment dx = bench.rows(op.dx());
        MemorySegment w = bench.rows(forward.w());
        MemorySegment dy = bench.rows(op.dy());
        bench.compute(
                bench.describe("inner_product_backward_data", "pppp", dx, w, dy, forward(bench, forward)),
                bench.slot(Argument.DESTINATION_GRADIENT, dy, op.dy()),
                bench.slot(Argument.WEIGHTS, w, forward.w()),
                bench.slot(Argument.SOURCE_GRADIENT, dx, op.dx()));
    }

    static void weights(GemmWeights op, Bench bench) throws Unfit {
        Gemm forward = op.forward();
        MemorySegment x = bench.rows(forward.x());
        MemorySegment dw = bench.rows(op.dw());
        MemorySegment db = bench.layout(Tag.A, op.db().shape().size());
        MemorySegment dy = bench.rows(op.dy());
        bench.compute(
                bench.describe("inner_product_backward_weights", "ppppp", x, dw, db, dy, forward(bench, forward)),
                bench.slot(Argument.SOURCE, x, forward.x()),
                bench.slot(Argument.DESTINATION_GRADIENT, dy, op.dy()),
                bench.slot(Argument.WEIGHTS_GRADIENT, dw, op.dw()),
                bench.slot(Argument.BIAS_GRADIENT, db, op.db()));
    }

    private static MemorySegment forward(Bench bench, Gemm op) throws Unfit {
        return bench.describe(
                "inner_product_forward",
                "ipppp",
                Propagation.TRAINING,
                bench.rows(op.x()),
                bench.rows(op.w()),
                bench.layout(Tag.A, op.b().shape().size()),
                bench.rows(op.y()));
    }
}

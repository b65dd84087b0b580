package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.graph.Tensor;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;

/** Dense layers as inner products, with what is behind them. x is [batch, in], w is [out, in], y is [batch, out]. */
final class Products {
    private Products() {}

    static void forward(Gemm op, Passage passage) throws Unfit {
        Product product = Product.of(op, passage);
        Behind behind = Behind.of(op.y(), passage);
        Tensor y = behind.result(op.y());
        Layout rows = product.output(passage.typeOf(y));
        MemorySegment descriptor = product.forward(rows, behind);
        Draft draft = new Draft(behind.parts(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.SOURCE, passage.read(op.x(), product.input())),
                draft.reads(Argument.WEIGHTS, product.weights()),
                draft.reads(Argument.BIAS, passage.read(op.b(), product.bias())),
                draft.writes(Argument.DESTINATION, passage.write(y, rows)));
        passage.add(draft.call());
        behind.done(passage);
    }

    static void data(GemmData op, Passage passage) throws Unfit {
        Product product = Product.of(op.forward(), passage);
        MemorySegment descriptor = product.data();
        Draft draft = new Draft(List.of(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.DESTINATION_GRADIENT, passage.read(op.dy(), product.output())),
                draft.reads(Argument.WEIGHTS, product.weights()),
                draft.writes(Argument.SOURCE_GRADIENT, passage.write(op.dx(), product.input())));
        passage.add(draft.call());
    }

    static void weights(GemmWeights op, Passage passage) throws Unfit {
        Product product = Product.of(op.forward(), passage);
        MemorySegment descriptor = product.weightGradient();
        Draft draft = new Draft(List.of(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.SOURCE, passage.read(op.forward().x(), product.input())),
                draft.reads(Argument.DESTINATION_GRADIENT, passage.read(op.dy(), product.output())),
                draft.writes(Argument.WEIGHTS_GRADIENT, passage.write(op.dw(), product.gradient())),
                draft.writes(Argument.BIAS_GRADIENT, passage.write(op.db(), product.bias())));
        passage.add(draft.call());
    }
}

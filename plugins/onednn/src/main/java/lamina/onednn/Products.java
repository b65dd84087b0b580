package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;

/** Dense layers as inner products, with what is behind them. x is [batch, in], w is [out, in], y is [batch, out]. */
final class Products {
    private Products() {}

    static void forward(Gemm op, Passage passage) throws Unfit {
        Product product = passage.craft().product(op, passage.type());
        Behind behind = Behind.of(op.y(), passage);
        Layout rows = product.output(passage.typeOf(behind.result(op.y())));
        try {
            forward(op, product, behind, rows, product.forward(rows, behind), passage);
        } catch (Unfit e) { // not with that behind it, or not from bf16 to fp32
            Layout plain = product.output();
            forward(op, product, Behind.NOTHING, plain, product.forward(plain, Behind.NOTHING), passage);
        }
    }

    private static void forward(
            Gemm op, Product product, Behind behind, Layout rows, MemorySegment descriptor, Passage passage) {
        Draft draft = new Draft(behind.parts(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.SOURCE, passage.read(op.x(), product.input())),
                draft.reads(Argument.WEIGHTS, product.weights(passage)),
                draft.reads(Argument.BIAS, passage.read(op.b(), product.bias())),
                draft.writes(Argument.DESTINATION, passage.write(behind.result(op.y()), rows)));
        passage.add(draft.call());
        behind.done(passage);
    }

    static void data(GemmData op, Passage passage) throws Unfit {
        Product product = passage.craft().product(op.forward(), passage.type());
        MemorySegment descriptor = product.data();
        Draft draft = new Draft(List.of(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.DESTINATION_GRADIENT, passage.read(op.dy(), product.output())),
                draft.reads(Argument.WEIGHTS, product.weights(passage)),
                draft.writes(Argument.SOURCE_GRADIENT, passage.write(op.dx(), product.input())));
        passage.add(draft.call());
    }

    static void weights(GemmWeights op, Passage passage) throws Unfit {
        Product product = passage.craft().product(op.forward(), passage.type());
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

package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;

/** Convolutions, with what is behind them. */
final class Convolutions {
    private Convolutions() {}

    static void forward(Conv op, Passage passage) throws Unfit {
        Convolution convolution = passage.craft().convolution(op, passage.type());
        Behind behind = convolution.possible(Behind.of(op.y(), passage));
        MemorySegment descriptor = convolution.forward(behind);
        Form x = input(convolution, passage);
        Form w = weights(convolution, passage, Descriptors.layoutOf(descriptor, Query.WEIGHTS));
        Form b = passage.read(op.b(), convolution.bias());
        Form y = passage.write(behind.result(op.y()), convolution.output());
        Draft draft = new Draft(behind.parts(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.SOURCE, x),
                draft.reads(Argument.WEIGHTS, w),
                draft.reads(Argument.BIAS, b),
                draft.writes(Argument.DESTINATION, y));
        passage.add(draft.call());
        behind.done(passage);
    }

    static void data(ConvData op, Passage passage) throws Unfit {
        Convolution convolution = passage.craft().convolution(op.forward(), passage.type());
        MemorySegment descriptor = convolution.data();
        Form w = weights(convolution, passage, Descriptors.layoutOf(descriptor, Query.WEIGHTS));
        Form dy = passage.read(op.dy(), convolution.output());
        Form dx = passage.write(op.dx(), convolution.input());
        Draft draft = new Draft(List.of(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.DESTINATION_GRADIENT, dy),
                draft.reads(Argument.WEIGHTS, w),
                draft.writes(Argument.SOURCE_GRADIENT, dx));
        passage.add(draft.call());
    }

    static void weights(ConvWeights op, Passage passage) throws Unfit {
        new WeightGradient(op, passage, passage.craft().convolution(op.forward(), passage.type())).add();
    }

    /** The input, folded if the convolution is. */
    static Form input(Convolution convolution, Passage passage) {
        return convolution
                .folding()
                .map(folding -> folded(folding, convolution, passage))
                .orElseGet(() -> passage.read(convolution.conv().x(), convolution.input()));
    }

    private static Form folded(Folding folding, Convolution convolution, Passage passage) {
        Tensor x = convolution.conv().x();
        Tensor folded = passage.folded(folding);
        if (!passage.isMade(folded)) {
            Layout innermost = passage.descriptors().visible(x.shape(), convolution.type());
            Form from = passage.read(x, innermost);
            Layout layout = passage.descriptors().visible(folded.shape(), convolution.type());
            Form to = new Form(passage.craft().tensor(x.name(), layout, Role.VALUE), layout);
            passage.made(folded, to);
            passage.add(new SpaceToDepth(from.tensor(), to.tensor(), folding));
        }
        return passage.read(folded, convolution.input());
    }

    private static Form weights(Convolution convolution, Passage passage, Layout wanted) {
        Weights weights = passage.craft().weights();
        Tensor w = convolution.conv().w();
        return convolution
                .folding()
                .map(folding -> weights.folded(w, folding, wanted))
                .orElseGet(() -> passage.weights(w, convolution.plain(), wanted));
    }
}

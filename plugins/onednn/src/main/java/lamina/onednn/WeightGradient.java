package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.ops.ConvWeights;

/**
 * The gradient of a convolution's weights and biases.
 *
 * <p>For large batches of few channels oneDNN 3.13 has only its slow ways; then the batch is cut into equal parts that a fast way takes, and
 * the parts' gradients are added.
 */
final class WeightGradient {
    private static final int MOST_PARTS = 8;

    private final ConvWeights op;
    private final Passage passage;
    private final Convolution whole;
    private final Convolution part;
    private final int parts;
    private final MemorySegment descriptor;
    private final Layout packed;

    WeightGradient(ConvWeights op, Passage passage, Convolution whole) throws Unfit {
        this(op, passage, whole, parts(whole));
    }

    /** Cuts the batch into so many parts; for tests. */
    WeightGradient(ConvWeights op, Passage passage, Convolution whole, int parts) throws Unfit {
        this.op = op;
        this.passage = passage;
        this.whole = whole;
        this.parts = parts;
        this.part = whole.withBatch(whole.batch() / parts);
        this.descriptor = part.weightGradient();
        this.packed = Descriptors.layoutOf(descriptor, Query.WEIGHTS_GRADIENT);
    }

    private static boolean isDirect(Convolution part) {
        try {
            return Descriptors.isDirect(part.weightGradient());
        } catch (Unfit e) {
            return false;
        }
    }

    private static int parts(Convolution whole) {
        int batch = whole.batch();
        for (int parts = 1; parts <= MOST_PARTS && batch % parts == 0; parts *= 2) {
            if (isDirect(whole.withBatch(batch / parts))) {
                return parts;
            }
        }
        return 1;
    }

    void add() {
        Form x = Convolutions.input(whole, passage);
        Form dy = passage.read(op.dy(), whole.output());
        Form db = passage.write(op.db(), whole.bias());
        Form dw = whole.folding()
                .map(_ -> new Form(passage.craft().tensor(op.dw().name(), whole.plain(), Role.VALUE), whole.plain()))
                .orElseGet(() -> new Form(op.dw(), whole.plain()));
        Draft draft = new Draft(List.of(op));
        boolean inPlace = parts == 1 && packed.isSame(whole.plain());
        for (int i = 0; i < parts; i++) {
            draft.stage(
                    descriptor,
                    draft.reads(Argument.SOURCE, x, part.input(), part.input().bytes() * i),
                    draft.reads(
                            Argument.DESTINATION_GRADIENT,
                            dy,
                            part.output(),
                            part.output().bytes() * i),
                    inPlace
                            ? draft.writes(Argument.WEIGHTS_GRADIENT, dw)
                            : scratch(Argument.WEIGHTS_GRADIENT, packed, i),
                    parts == 1
                            ? draft.writes(Argument.BIAS_GRADIENT, db)
                            : scratch(Argument.BIAS_GRADIENT, part.bias(), i));
        }
        if (parts > 1) {
            sum(
                    draft,
                    packed,
                    Argument.WEIGHTS_GRADIENT,
                    scratch(Argument.DESTINATION, packed, 0, Argument.WEIGHTS_GRADIENT));
            sum(draft, part.bias(), Argument.BIAS_GRADIENT, draft.writes(Argument.DESTINATION, db));
        }
        if (!inPlace) {
            draft.stage(
                    passage.descriptors().reorder(packed, whole.plain()),
                    scratch(Argument.SOURCE, packed, 0, Argument.WEIGHTS_GRADIENT),
                    draft.writes(Argument.DESTINATION, dw));
        }
        passage.add(draft.call());
        unfold(dw.tensor());
    }

    /** A folded gradient goes on to where the graph wants it. */
    private void unfold(Tensor dw) {
        passage.made(op.dw(), new Form(op.dw(), passage.craft().visible(op.dw())));
        whole.folding().ifPresent(folding -> passage.add(new Refold(dw, op.dw(), folding, false)));
    }

    private void sum(Draft draft, Layout layout, Argument what, Call.Slot into) {
        List<Call.Slot> slots = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            slots.add(new Call.Slot(Argument.MULTIPLE_SOURCE.code() + i, layout, new Call.Scratch(what.name() + i)));
        }
        slots.add(into);
        draft.stage(passage.descriptors().sum(layout, parts), slots.toArray(Call.Slot[]::new));
    }

    private static Call.Slot scratch(Argument argument, Layout layout, int part) {
        return scratch(argument, layout, part, argument);
    }

    private static Call.Slot scratch(Argument argument, Layout layout, int part, Argument writtenAs) {
        return Draft.scratch(argument, layout, writtenAs.name() + part);
    }
}

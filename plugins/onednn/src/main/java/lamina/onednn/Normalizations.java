package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;

/**
 * Local response normalization across channels.
 *
 * <p>oneDNN's gradient reads a workspace of twice the input that the forward primitive fills. Kept from forward to backward it would be half a
 * gigabyte for 128 pictures of AlexNet, so the gradient computes it again for a few pictures at a time, which stay in the cache.
 */
final class Normalizations {
    private Normalizations() {}

    static void forward(Lrn op, Passage passage) throws Unfit {
        if (NormalizedPools.forward(op, passage)) {
            return;
        }
        Normalization all = Normalization.of(op, passage);
        if (passage.readers().any(op.workspace())) {
            all.part().backward(); // the portable gradient reads what only the portable forward kernel writes
        }
        Draft draft = new Draft(List.of(op));
        draft.stage(
                all.forward(Propagation.INFERENCE),
                draft.reads(Argument.SOURCE, passage.made(op.x())),
                draft.writes(Argument.DESTINATION, passage.write(op.y(), all.maps())));
        passage.add(draft.call());
    }

    static void backward(LrnGradient op, Passage passage) throws Unfit {
        Normalization all = Normalization.of(op.forward(), passage);
        Normalization part = all.part();
        Layout maps = part.maps();
        MemorySegment again = part.forward(Propagation.TRAINING);
        MemorySegment back = part.backward();
        Layout left = Descriptors.layoutOf(again, Query.WORKSPACE);
        Form x = passage.made(op.forward().x());
        Form dy = passage.read(op.dy(), all.maps());
        Form dx = passage.write(op.dx(), all.maps());
        Draft draft = new Draft(List.of(op));
        for (long offset = 0; offset < all.maps().bytes(); offset += maps.bytes()) {
            Call.Slot workspace = Draft.scratch(Argument.WORKSPACE, left, "workspace");
            draft.stage(
                    again,
                    draft.reads(Argument.SOURCE, x, maps, offset),
                    Draft.scratch(Argument.DESTINATION, maps, "nowhere"),
                    workspace);
            draft.stage(
                    back,
                    draft.reads(Argument.SOURCE, x, maps, offset),
                    draft.reads(Argument.DESTINATION_GRADIENT, dy, maps, offset),
                    draft.writes(Argument.SOURCE_GRADIENT, dx, maps, offset),
                    workspace);
        }
        passage.add(draft.call());
    }
}

package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;

/** Pooling, in the layout that the input has. */
final class Pools {
    private Pools() {}

    static void forward(MaxPool op, Passage passage) throws Unfit {
        Pool pool = Pool.max(op, passage);
        boolean trains = passage.readers().any(op.workspace());
        if (trains) {
            pool.backward(); // the gradient reads what oneDNN leaves in the workspace, so it must be oneDNN's too
        }
        MemorySegment descriptor = pool.forward(trains ? Propagation.TRAINING : Propagation.INFERENCE);
        Draft draft = new Draft(List.of(op));
        List<Call.Slot> slots = new ArrayList<>(List.of(
                draft.reads(Argument.SOURCE, passage.made(op.x())),
                draft.writes(Argument.DESTINATION, passage.write(op.y(), pool.outside()))));
        if (trains) {
            Layout left = Descriptors.layoutOf(descriptor, Query.WORKSPACE);
            slots.add(draft.writes(Argument.WORKSPACE, passage.write(op.workspace(), left)));
        }
        passage.add(draft.stage(descriptor, slots.toArray(Call.Slot[]::new)).call());
    }

    static void backward(MaxPoolGradient op, Passage passage) throws Unfit {
        if (NormalizedPools.backward(op, passage)) {
            return;
        }
        MaxPool forward = op.forward();
        Form workspace = passage.made(forward.workspace());
        if (workspace.tensor().equals(forward.workspace())) {
            throw new Unfit("what its forward op leaves behind is not oneDNN's");
        }
        Pool pool = Pool.max(forward, passage);
        Draft draft = new Draft(List.of(op));
        draft.stage(
                pool.backward(),
                draft.reads(Argument.DESTINATION_GRADIENT, passage.read(op.dy(), pool.outside())),
                draft.writes(Argument.SOURCE_GRADIENT, passage.write(op.dx(), pool.inside())),
                draft.reads(Argument.WORKSPACE, workspace));
        passage.add(draft.call());
    }

    static void forward(AveragePool op, Passage passage) throws Unfit {
        Pool pool = Pool.average(op, passage);
        Draft draft = new Draft(List.of(op));
        draft.stage(
                pool.forward(Propagation.INFERENCE),
                draft.reads(Argument.SOURCE, passage.made(op.x())),
                draft.writes(Argument.DESTINATION, passage.write(op.y(), pool.outside())));
        passage.add(draft.call());
    }

    static void backward(AveragePoolGradient op, Passage passage) throws Unfit {
        Pool pool = Pool.average(op.forward(), passage);
        Draft draft = new Draft(List.of(op));
        draft.stage(
                pool.backward(),
                draft.reads(Argument.DESTINATION_GRADIENT, passage.read(op.dy(), pool.outside())),
                draft.writes(Argument.SOURCE_GRADIENT, passage.write(op.dx(), pool.inside())));
        passage.add(draft.call());
    }
}

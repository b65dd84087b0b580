package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Reshape;
import lamina.ops.Softmax;

/** ReLU and softmax, and new shapes for old content. */
final class Activations {
    private Activations() {}

    static void forward(Relu op, Passage passage) throws Unfit {
        Form x = passage.made(op.x());
        MemorySegment descriptor = Descriptors.fast(relu(passage, x.layout()));
        Draft draft = new Draft(List.of(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.SOURCE, x),
                draft.writes(Argument.DESTINATION, passage.write(op.y(), x.layout())));
        passage.add(draft.call());
    }

    /** In place, where nobody wants dy any more. */
    static void backward(ReluGradient op, Passage passage) throws Unfit {
        Form y = passage.made(op.forward().y());
        MemorySegment descriptor = Descriptors.fast(passage.descriptors()
                .describe(
                        "eltwise_backward",
                        "ipppffp",
                        Propagation.RELU_BY_OUTPUT,
                        y.layout(),
                        y.layout(),
                        y.layout(),
                        0f,
                        0f,
                        relu(passage, y.layout())));
        Form dy = passage.read(op.dy(), y.layout());
        boolean free = passage.isFree(dy);
        Form dx = free ? dy : passage.write(op.dx(), y.layout());
        Draft draft = new Draft(List.of(op));
        draft.stage(
                descriptor,
                draft.reads(Argument.DESTINATION, y),
                draft.reads(Argument.DESTINATION_GRADIENT, dy),
                draft.writes(Argument.SOURCE_GRADIENT, dx));
        passage.add(draft.call());
        if (free) {
            passage.made(op.dx(), dx);
        }
    }

    private static MemorySegment relu(Passage passage, Layout layout) throws Unfit {
        return passage.descriptors()
                .describe(
                        "eltwise_forward",
                        "iippff",
                        Propagation.TRAINING,
                        Propagation.RELU_BY_OUTPUT,
                        layout,
                        layout,
                        0f,
                        0f);
    }

    static void softmax(Softmax op, Passage passage) throws Unfit {
        int classes = op.x().shape().dim(-1);
        Layout rows =
                passage.descriptors().layout(Type.F32, Tag.AB, op.x().shape().size() / classes, classes);
        MemorySegment descriptor = Descriptors.fast(passage.descriptors()
                .describe("softmax_forward", "iippi", Propagation.INFERENCE, Propagation.SOFTMAX, rows, rows, 1));
        Draft draft = new Draft(List.of(op));
        Form x = passage.read(op.x(), passage.craft().visible(op.x()));
        Form y = passage.write(op.y(), passage.craft().visible(op.y()));
        draft.stage(
                descriptor,
                draft.reads(Argument.SOURCE, new Form(x.tensor(), rows)),
                draft.writes(Argument.DESTINATION, new Form(y.tensor(), rows)));
        passage.add(draft.call());
    }

    /**
     * Nothing to do but to call it by another name, once the content lies as it would in the visible layout.
     *
     * @throws Unfit for what may be written again while the other name still stands for what it was
     */
    static void reshape(Reshape op, Passage passage) throws Unfit {
        Form made = passage.made(op.x());
        if (List.of(Role.PARAMETER, Role.STATE).contains(made.tensor().role())) {
            throw new Unfit("what lives between steps is copied");
        }
        Type type = made.layout().element() == Element.BFLOAT16 ? Type.BF16 : Type.F32;
        Form x = passage.read(op.x(), passage.descriptors().visible(op.x().shape(), type));
        passage.made(
                op.y(),
                new Form(x.tensor(), passage.descriptors().visible(op.y().shape(), type)));
    }
}

package lamina.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.backend.Fused;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.ops.Momentum;

/** Ops that treat all elements alike, on what is kept in an order of our own. */
final class Updates {
    private Updates() {}

    static void lower(Op op, Passage passage) {
        Weights weights = passage.craft().weights();
        Optional<Tensor> kept = op.writes().stream()
                .filter(tensor -> weights.kept(tensor).isPresent())
                .findFirst();
        kept.ifPresentOrElse(tensor -> inOrder(op, tensor, passage), () -> passage.pass(op));
    }

    /** @param like one of the tensors that are updated: their shape tells them and their gradient from other numbers, the rate say */
    private static void inOrder(Op op, Tensor like, Passage passage) {
        Weights weights = passage.craft().weights();
        Layout order = weights.order(like);
        if (op instanceof Momentum momentum
                && weights.narrowed(momentum.w()).isPresent()
                && weights.kept(momentum.gradient()).isEmpty()) { // a sum over portions of a batch is kept, in fp32
            Form gradient = passage.read(momentum.gradient(), order);
            Tensor narrowed = weights.narrowed(momentum.w()).get();
            passage.add(new NarrowMomentum(
                    momentum,
                    weights.kept(momentum.w()).orElseThrow(),
                    weights.kept(momentum.velocity()).orElseThrow(),
                    gradient.tensor(),
                    narrowed,
                    passage.craft().hasVectors()));
            passage.changed(momentum.w(), true);
            return;
        }
        Map<Tensor, Tensor> forms = new HashMap<>();
        Stream.concat(op.reads().stream(), op.writes().stream())
                .forEach(tensor ->
                        forms.put(tensor, weights.kept(tensor).orElseGet(() -> gradient(tensor, like, passage))));
        passage.add(new Elsewhere(op, forms));
        op.writes().stream()
                .filter(tensor -> tensor.role() == Role.PARAMETER)
                .forEach(tensor -> passage.changed(tensor, false));
    }

    /** A gradient in the same order, in fp32; a number as it is. */
    private static Tensor gradient(Tensor tensor, Tensor like, Passage passage) {
        Layout order = passage.craft().weights().order(like);
        if (!tensor.shape().equals(like.shape())) {
            return passage.read(tensor, passage.craft().visible(tensor)).tensor();
        }
        Form form = passage.read(tensor, order);
        Layout flat = passage.descriptors().vector(tensor.shape().size(), Type.F32);
        if (passage.descriptors().flat(order).isSame(flat)) {
            return form.tensor();
        }
        Form wide = new Form(passage.craft().tensor(tensor.name(), flat, Role.VALUE), flat);
        passage.add(passage.craft()
                .copy(new Form(form.tensor(), passage.descriptors().flat(order)), wide));
        return wide.tensor();
    }

    /**
     * An op on tensors that stand for its own: as many elements, in another order.
     *
     * @param op the op
     * @param forms what stands for each of its tensors
     */
    private record Elsewhere(Op op, Map<Tensor, Tensor> forms) implements Fused {
        @Override
        public List<Op> parts() {
            return List.of(op);
        }

        @Override
        public String type() {
            return op.type();
        }

        @Override
        public List<Tensor> reads() {
            return op.reads().stream().map(forms::get).toList();
        }

        @Override
        public List<Tensor> writes() {
            return op.writes().stream().map(forms::get).toList();
        }

        @Override
        public void launch(Launcher on) {
            op.launch(new Launcher() {
                @Override
                public Floats floats(Tensor tensor) {
                    return on.floats(forms.get(tensor));
                }

                @Override
                public Ints ints(Tensor tensor) {
                    return on.ints(forms.get(tensor));
                }

                @Override
                public void launch(int size, Kernel kernel) {
                    on.launch(size, kernel);
                }
            });
        }
    }
}

package lamina.cli;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/** Operations with shapes and counts, but without kernels. */
final class FakeOps {
    private FakeOps() {}

    /** A dense layer: x [batch, …], w [units, in], y [batch, units]. */
    record Times(Tensor x, Tensor w, Tensor y) implements Differentiable {
        @Override
        public List<Tensor> reads() {
            return List.of(x, w);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(y);
        }

        @Override
        public void launch(Launcher on) {}

        @Override
        public long multiplyAdds() {
            return (long) x.shape().size() * w.shape().dim(0);
        }

        @Override
        public void differentiate(Gradients gradients) {
            reads().stream()
                    .filter(gradients::wanted)
                    .forEach(read -> gradients.add(new Carry(gradients.of(y), gradients.into(read))));
        }
    }

    /** Whatever reads one tensor and writes another. */
    record Carry(Tensor from, Tensor to) implements Op {
        @Override
        public List<Tensor> reads() {
            return List.of(from);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(to);
        }

        @Override
        public void launch(Launcher on) {}
    }

    /** The loss. */
    record Judge(Tensor scores, Tensor labels, Tensor losses, Tensor probabilities) implements Differentiable {
        @Override
        public List<Tensor> reads() {
            return List.of(scores, labels);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(losses, probabilities);
        }

        @Override
        public void launch(Launcher on) {}

        @Override
        public void differentiate(Gradients gradients) {
            gradients.add(new Carry(gradients.of(losses), gradients.into(scores)));
        }
    }
}

package lamina.testkit;

import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;

/** Numbers for everything that a graph reads from outside, by the tensor's name: the same for each program. */
final class Inputs {
    private Inputs() {}

    static void fill(Built built, Program program) {
        built.bench().states().values().stream()
                .filter(state -> built.graph().tensors().contains(state.tensor()))
                .forEach(state -> fill(state, program));
        for (Tensor tensor : built.graph().tensors()) {
            if (tensor.role() == Role.VALUE || tensor.role() == Role.STATE) {
                continue;
            }
            Samples samples = new Samples(tensor.name().hashCode());
            int size = tensor.shape().size();
            if (tensor.element() == Element.FLOAT32) {
                Memories.write(program, tensor, samples.gaussian(tensor.shape(), 0.8));
            } else if (tensor.equals(Bench.STEP)) {
                Memories.write(program, tensor, 3);
            } else {
                // Labels: the classes are the last dimension of the scores.
                int classes = built.inputs().getFirst().shape().dim(-1);
                Memories.write(program, tensor, samples.below(classes, size));
            }
        }
    }

    /** What a state begins with and something on top of it: a variance, say, stays positive. Whole numbers, counts, begin at zero. */
    static void fill(State state, Program program) {
        Tensor tensor = state.tensor();
        float[] values = Memories.start(state);
        if (tensor.element() == Element.FLOAT32) {
            float[] more = new Samples(tensor.name().hashCode()).gaussian(tensor.shape(), 0.5);
            for (int i = 0; i < values.length; i++) {
                values[i] += Math.abs(more[i]);
            }
        }
        Memories.write(program, tensor, values);
    }
}

package lamina.ops;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/**
 * Lays tensors side by side along their last dimension: the channels of feature maps, the features of rows; ONNX's {@code Concat} with axis
 * -1.
 *
 * @param inputs at least one, alike but for the last dimension
 * @param y the output, whose last dimension is the sum of the inputs'
 */
public record Concat(List<Tensor> inputs, Tensor y) implements Differentiable {

    /** Checks the shapes. */
    public Concat {
        inputs = List.copyOf(inputs);
        Fit fit = Fit.of(y).floats(y).floats(inputs.toArray(Tensor[]::new));
        fit.require(!inputs.isEmpty(), () -> "nothing to lay side by side: expected one input at least");
        Tensor first = inputs.getFirst();
        for (Tensor input : inputs) {
            fit.shape("input", input, first.shape().withLast(input.shape().dim(-1)), "first input", first);
        }
        int width = inputs.stream().mapToInt(input -> input.shape().dim(-1)).sum();
        fit.shape("output", y, first.shape().withLast(width), "first input", first);
    }

    @Override
    public List<Tensor> reads() {
        return inputs;
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void differentiate(Gradients gradients) {
        int from = 0;
        for (Tensor input : inputs) {
            if (gradients.wanted(input)) {
                gradients.add(new Split(gradients.of(y), gradients.into(input), from));
            }
            from += input.shape().dim(-1);
        }
    }

    @Override
    public void launch(Launcher on) {
        Floats whole = on.floats(y);
        int from = 0;
        for (Tensor input : inputs) {
            int width = input.shape().dim(-1);
            on.launch(
                    input.shape().size(),
                    new Forward(on.floats(input), whole, width, y.shape().dim(-1), from));
            from += width;
        }
    }

    /**
     * One iteration copies one element of one input.
     *
     * @param width the last dimension of the input
     * @param total that of the output
     * @param from where the input begins in it
     */
    public record Forward(Floats x, Floats y, int width, int total, int from) implements Kernel {
        @Override
        public void run(int begin, int end) {
            for (int i = begin; i < end; i++) {
                int row = i / width;
                y.set(row * total + from + i - row * width, x.get(i));
            }
        }
    }
}

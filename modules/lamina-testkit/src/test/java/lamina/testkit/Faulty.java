package lamina.testkit;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Gradients;
import lamina.api.graph.Launcher;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.ops.Scale;

/** y = 2x, with one fault. */
public record Faulty(Tensor x, Tensor y, Fault fault) implements Differentiable {

    /** What is wrong. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** The gradient is 2.1 dy. */
        GRADIENT,
        /** An iteration writes its neighbour's place too. */
        SCATTER,
        /** The last element is left out. */
        INCOMPLETE,
        /** One element too many. */
        OUTSIDE,
        /** Adds to what was there. */
        ACCUMULATES,
        /** Leaves the input changed. */
        CHANGES_INPUT,
        /** An iteration goes on from what the one before it left. */
        CARRIES,
        /** Looks at the step and does not say so. */
        UNDECLARED,
        /** Steps out of the dialect. */
        DIALECT
    }

    @Override
    public List<Tensor> reads() {
        return List.of(x);
    }

    @Override
    public List<Tensor> writes() {
        return List.of(y);
    }

    @Override
    public void differentiate(Gradients gradients) {
        float factor = fault == Fault.GRADIENT ? 2.1f : 2;
        gradients.add(new Scale(gradients.of(y), gradients.into(x), factor));
    }

    @Override
    public void launch(Launcher on) {
        Floats from = on.floats(x);
        Floats to = on.floats(y);
        int size = y.shape().size();
        switch (fault) {
            case SCATTER -> on.launch(size, new Scatter(from, to));
            case INCOMPLETE -> on.launch(size - 1, new Twice(from, to));
            case OUTSIDE -> on.launch(size + 1, new Twice(from, to));
            case ACCUMULATES -> on.launch(size, new Accumulate(from, to));
            case CHANGES_INPUT -> {
                on.launch(size, new Twice(from, to));
                on.launch(1, new Twice(to, from));
            }
            case UNDECLARED -> on.launch(on.ints(Bench.STEP).length(), new Twice(from, to));
            case CARRIES -> on.launch(size, new Carry(from, to));
            case DIALECT -> on.launch(size, new Signed(from, to));
            default -> on.launch(size, new Twice(from, to));
        }
    }

    /** As it should be. */
    public record Twice(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, 2 * x.get(i));
            }
        }
    }

    /** The last to write a place wins, and only in the usual order it is the right one. */
    public record Scatter(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, 2 * x.get(i));
                y.set(Math.min(i + 1, y.length() - 1), i + 1 == y.length() ? 2 * x.get(i) : 0);
            }
        }
    }

    /** Reads what it writes. */
    public record Accumulate(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, y.get(i) + 2 * x.get(i));
            }
        }
    }

    /** Adds up all that one call of it sees. */
    public record Carry(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            float sum = 0;
            for (int i = from; i < to; i++) {
                sum += x.get(i);
                y.set(i, sum);
            }
        }
    }

    /** Calls what no device has. */
    public record Signed(Floats x, Floats y) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                y.set(i, 2 * Math.copySign(x.get(i), x.get(i)));
            }
        }
    }
}

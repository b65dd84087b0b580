package lamina.cpu;

import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/** Ops for tests. */
final class Toy {
    private Toy() {}

    static Tensor tensor(String name, Role role, int size) {
        return new Tensor(name, Shape.of(size), Element.FLOAT32, role);
    }

    /** y = x + by. */
    record Shift(Tensor x, Tensor y, float by) implements Op {
        @Override
        public List<Tensor> reads() {
            return List.of(x);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(y);
        }

        @Override
        public void launch(Launcher on) {
            on.launch(y.shape().size(), new Run(on.floats(x), on.floats(y), by));
        }

        record Run(Floats x, Floats y, float by) implements Kernel {
            @Override
            public void run(int from, int to) {
                for (int i = from; i < to; i++) {
                    y.set(i, x.get(i) + by);
                }
            }
        }
    }

    /** Computes nothing. */
    record Any(List<Tensor> reads, List<Tensor> writes) implements Op {
        @Override
        public void launch(Launcher on) {
            writes.forEach(on::floats);
        }
    }

    /** Reads behind the end of x. */
    record Overrun(Tensor x, Tensor y) implements Op {
        @Override
        public List<Tensor> reads() {
            return List.of(x);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(y);
        }

        @Override
        public void launch(Launcher on) {
            on.launch(y.shape().size() + 1, new Shift.Run(on.floats(x), on.floats(y), 0));
        }
    }
}

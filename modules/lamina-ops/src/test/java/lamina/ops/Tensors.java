package lamina.ops;

import java.util.stream.IntStream;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;

/** Tensors and contents for tests. */
final class Tensors {
    private Tensors() {}

    static Tensor floats(String name, int... shape) {
        return new Tensor(name, Shape.of(shape), Element.FLOAT32, Role.VALUE);
    }

    static Tensor ints(String name, int... shape) {
        return new Tensor(name, Shape.of(shape), Element.INT32, Role.VALUE);
    }

    /** The gradient of a tensor. */
    static Tensor gradient(Tensor of) {
        return new Tensor(of.name() + ".gradient", of.shape(), Element.FLOAT32, Role.VALUE);
    }

    /** Normal numbers. */
    static float[] gaussian(int size, long seed) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = Rng.gaussian(seed, 0, i);
        }
        return values;
    }

    /** Multiples of 0.2 less 0.1 in random order: no two are nearer than 0.2, none is nearer to zero than 0.1. */
    static float[] distinct(int size, long seed) {
        float[] values = new float[size];
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compare(Rng.bits(seed, 0, a), Rng.bits(seed, 0, b)))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < size; i++) {
            values[order[i]] = (i - size / 2) * 0.2f + 0.1f;
        }
        return values;
    }
}

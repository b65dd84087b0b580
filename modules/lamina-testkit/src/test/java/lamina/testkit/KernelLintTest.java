package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntUnaryOperator;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;
import org.junit.jupiter.api.Test;

/** The lint finds each way out of the dialect, and lets through what is in it. */
public class KernelLintTest {

    @Test
    void sound() {
        assertEquals(List.of(), KernelLint.check(Sound.class));
        assertEquals(List.of(), KernelLint.check(Cube.Forward.class));
    }

    @Test
    void shapes() {
        finds(Component.class, "component text of String");
        finds(Hidden.class, "not public");
        finds(NoRecord.class, "not a record");
    }

    @Test
    void instructions() {
        finds(Allocates.class, "allocates an array");
        finds(Throws.class, "throws");
        finds(Catches.class, "catches");
        finds(Shifts.class, "int >>>");
        finds(Calls.class, "calls java/lang/Math.sin");
        finds(Lambda.class, "invokedynamic");
        finds(Field.class, "field");
        finds(Recursive.class, "calls itself");
    }

    private static void finds(Class<?> kernel, String text) {
        List<String> violations = KernelLint.check(kernel);
        assertTrue(violations.stream().anyMatch(v -> v.contains(text)), violations::toString);
    }

    /** Everything that is allowed. */
    public record Sound(Floats x, int n, long seed, boolean on) implements Kernel {
        @Override
        public void run(int from, int to) {
            for (int i = from; i < to; i++) {
                x.set(i, twice(on ? Maths.exp(x.get(i)) : Math.min(n, (int) (seed >>> 3))));
            }
        }

        private static float twice(float v) {
            return 2 * v;
        }
    }

    /** A component that no device has. */
    public record Component(Floats x, String text) implements Kernel {
        @Override
        public void run(int from, int to) {}
    }

    record Hidden(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {}
    }

    /** No record. */
    public static final class NoRecord implements Kernel {
        @Override
        public void run(int from, int to) {}
    }

    /** Makes an array. */
    public record Allocates(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            float[] sums = new float[to];
            x.set(from, sums.length);
        }
    }

    /** Throws. */
    public record Throws(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            throw new IllegalStateException();
        }
    }

    /** Catches. */
    public record Catches(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            try {
                x.set(from, 1);
            } catch (IndexOutOfBoundsException e) {
                x.set(0, 1);
            }
        }
    }

    /** Shifts an int without its sign. */
    public record Shifts(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, to >>> 1);
        }
    }

    /** Calls a function that not every backend has. */
    public record Calls(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, (float) Math.sin(to));
        }
    }

    /** Makes a lambda. */
    public record Lambda(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            IntUnaryOperator twice = i -> 2 * i;
            x.set(from, twice.applyAsInt(to));
        }
    }

    /** Reads a field that is not its own. */
    public record Field(Floats x) implements Kernel {
        private static final float[] TABLE = {1, 2};

        @Override
        public void run(int from, int to) {
            x.set(from, TABLE[0]);
        }
    }

    /** Goes in a circle of two. */
    public record Recursive(Floats x) implements Kernel {
        @Override
        public void run(int from, int to) {
            x.set(from, even(to));
        }

        private static int even(int i) {
            return i == 0 ? 1 : odd(i - 1);
        }

        private static int odd(int i) {
            return i == 0 ? 0 : even(i - 1);
        }
    }
}

package lamina.core.graph;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Function;
import lamina.api.graph.HostOp;
import lamina.api.graph.Tensor;

/**
 * Sums a tensor up in a few numbers for people to look at. The host does it, as it is rare: no device needs a kernel for it.
 *
 * @param x any floats
 * @param y what they come to
 * @param quantity what that is
 */
record Measurement(Tensor x, Tensor y, Quantity quantity) implements HostOp {

    /** What is measured. */
    enum Quantity {
        /** [1], the Euclidean norm: not finite if an element is not. */
        NORM {
            @Override
            void measure(MemorySegment x, MemorySegment y) {
                y.setAtIndex(JAVA_FLOAT, 0, (float) Math.sqrt(squares(x, x.byteSize() / Float.BYTES)));
            }
        },

        /** [units], the largest value of each unit, over all that comes before the last dimension. */
        PEAKS {
            @Override
            void measure(MemorySegment x, MemorySegment y) {
                long units = y.byteSize() / Float.BYTES;
                MemorySegment.copy(x, 0, y, 0, y.byteSize());
                for (long row = units; row < x.byteSize() / Float.BYTES; row += units) {
                    for (long unit = 0; unit < units; unit++) {
                        float value = x.getAtIndex(JAVA_FLOAT, row + unit);
                        y.setAtIndex(JAVA_FLOAT, unit, Math.max(y.getAtIndex(JAVA_FLOAT, unit), value));
                    }
                }
            }
        },

        /** [2], how many elements are not finite, and the largest magnitude of those that are. */
        EXTENT {
            @Override
            void measure(MemorySegment x, MemorySegment y) {
                long broken = 0;
                float largest = 0;
                for (long i = 0; i < x.byteSize() / Float.BYTES; i++) {
                    float magnitude = Math.abs(x.getAtIndex(JAVA_FLOAT, i));
                    if (magnitude <= Float.MAX_VALUE) {
                        largest = Math.max(largest, magnitude);
                    } else {
                        broken++;
                    }
                }
                y.setAtIndex(JAVA_FLOAT, 0, (float) broken);
                y.setAtIndex(JAVA_FLOAT, 1, largest);
            }
        };

        abstract void measure(MemorySegment x, MemorySegment y);

        /** In double, in four parts that the processor adds up side by side. */
        private static double squares(MemorySegment x, long length) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            long whole = length & ~3L;
            for (long i = 0; i < whole; i += 4) {
                a += square(x, i);
                b += square(x, i + 1);
                c += square(x, i + 2);
                d += square(x, i + 3);
            }
            for (long i = whole; i < length; i++) {
                a += square(x, i);
            }
            return a + b + c + d;
        }

        private static double square(MemorySegment x, long i) {
            double value = x.getAtIndex(JAVA_FLOAT, i);
            return value * value;
        }
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
    public void run(Function<Tensor, MemorySegment> memory) {
        quantity.measure(memory.apply(x), memory.apply(y));
    }
}

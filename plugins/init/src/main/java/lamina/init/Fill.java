package lamina.init;

import java.util.stream.IntStream;
import lamina.api.kernel.Floats;

/** Fills tensors, on all processors where that pays: AlexNet has 61 million values. */
final class Fill {
    private static final int CHUNK = 1 << 16;

    private Fill() {}

    /** A value as a function of its index. */
    @FunctionalInterface
    interface Value {
        float at(int i);
    }

    static void each(Floats values, Value value) {
        int chunks = Math.ceilDiv(values.length(), CHUNK);
        IntStream.range(0, chunks).parallel().forEach(chunk -> part(values, value, chunk * CHUNK));
    }

    private static void part(Floats values, Value value, int from) {
        int to = (int) Math.min(values.length(), (long) from + CHUNK);
        for (int i = from; i < to; i++) {
            values.set(i, value.at(i));
        }
    }
}

package lamina.core.train;

import java.util.Arrays;

/** Nanoseconds of steps, in an array that grows so seldom that what is measured does not notice. */
final class Laps {
    private static final int ROOM = 1 << 14; // 128 KiB

    private long[] nanoseconds = new long[ROOM];
    private int count;

    void add(long lap) {
        if (count == nanoseconds.length) {
            nanoseconds = Arrays.copyOf(nanoseconds, 2 * count);
        }
        nanoseconds[count++] = lap;
    }

    int count() {
        return count;
    }

    /** A copy, in order of time. */
    long[] all() {
        return Arrays.copyOf(nanoseconds, count);
    }
}

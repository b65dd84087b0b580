package lamina.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What a device that does not exist has in the place of {@link lamina.api.kernel.Ints}: longer than the view that it stands for. */
final class DeviceInts {
    private static final int BAND = 16;

    private final int[] values;

    private DeviceInts(int[] values) {
        this.values = values;
    }

    static DeviceInts of(MemorySegment view) {
        int length = (int) (view.byteSize() / Integer.BYTES);
        int[] values = new int[length + BAND];
        MemorySegment.copy(view, ValueLayout.JAVA_INT, 0, values, 0, length);
        return new DeviceInts(values);
    }

    void copyTo(MemorySegment view) {
        MemorySegment.copy(values, 0, view, ValueLayout.JAVA_INT, 0, values.length - BAND);
    }

    int get(int i) {
        return values[i];
    }

    void set(int i, int value) {
        values[i] = value;
    }
}

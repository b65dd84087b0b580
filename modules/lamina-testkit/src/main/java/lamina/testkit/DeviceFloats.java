package lamina.testkit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What a device that does not exist has in the place of {@link lamina.api.kernel.Floats}: longer than the view that it stands for. */
final class DeviceFloats {
    private static final int BAND = 16;

    private final float[] values;

    private DeviceFloats(float[] values) {
        this.values = values;
    }

    static DeviceFloats of(MemorySegment view) {
        int length = (int) (view.byteSize() / Float.BYTES);
        float[] values = new float[length + BAND];
        MemorySegment.copy(view, ValueLayout.JAVA_FLOAT, 0, values, 0, length);
        return new DeviceFloats(values);
    }

    void copyTo(MemorySegment view) {
        MemorySegment.copy(values, 0, view, ValueLayout.JAVA_FLOAT, 0, values.length - BAND);
    }

    float get(int i) {
        return values[i];
    }

    void set(int i, float value) {
        values[i] = value;
    }
}

package lamina.tornado;

import java.lang.reflect.Field;
import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/** What TornadoVM's driver has taken of a device, by the driver's own count: TornadoVM's interface tells what a plan asked for only. */
final class DriverMemory {
    private DriverMemory() {}

    /** Bytes of all buffers that are allocated, whether a plan uses them or they are kept for the next. */
    static long taken(TornadoDevice device) {
        try {
            TornadoDeviceContext context = device.getDeviceContext();
            Object buffers = context.getClass().getMethod("getBufferProvider").invoke(context);
            Field left = buffers.getClass().getSuperclass().getDeclaredField("currentMemoryAvailable");
            left.setAccessible(true);
            return device.getMemoryProvider().getHeapSize() - left.getLong(buffers);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("this TornadoVM counts its buffers elsewhere", e);
        }
    }
}

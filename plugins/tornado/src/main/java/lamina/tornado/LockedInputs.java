package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import lamina.api.graph.Role;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * The host's memory of a program's inputs, locked for a device of NVIDIA's, which fetches it by itself then, several times as fast. Left to
 * itself TornadoVM would lock that of every array, and so have as much taken as there is on the device; its launcher tells it not to. Where
 * the system refuses to lock, everything is as before, but slower.
 */
final class LockedInputs implements AutoCloseable {
    private final List<MemorySegment> locked;

    private LockedInputs(List<MemorySegment> locked) {
        this.locked = List.copyOf(locked);
    }

    /** To be made on a thread that has just used the device. */
    static LockedInputs of(DeviceArrays arrays, TornadoDevice device) {
        Optional<CudaDriver> driver = Devices.isCuda(device) ? NvidiaLibraries.driver() : Optional.empty();
        return new LockedInputs(driver.map(cuda -> arrays.lasting().entrySet().stream()
                        .filter(array -> array.getKey().role() == Role.INPUT)
                        .map(array -> array.getValue().getSegmentWithHeader())
                        .filter(cuda::lock)
                        .toList())
                .orElse(List.of()));
    }

    /** To be closed after the device has done its work, and before the memory goes. */
    @Override
    public void close() {
        NvidiaLibraries.driver().ifPresent(cuda -> locked.forEach(cuda::unlock));
    }
}

package lamina.tornado;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lamina.api.BackendException;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * How much memory a program may take on a device.
 *
 * @param all bytes of all arrays
 * @param one bytes of the largest array
 */
record Room(long all, long one) {

    static Room of(TornadoDevice device, TornadoSettings settings) {
        long all = device.getMaxGlobalMemory();
        long wanted = settings.memory() == 0 ? all : (long) (settings.memory() * 0x1p30);
        return new Room(Math.min(all, wanted), device.getMaxAllocMemory());
    }

    /** @throws BackendException if the arrays do not fit */
    void require(DeviceArrays arrays) {
        long needed = sizes(arrays).sum();
        if (needed > all) {
            throw new BackendException(
                    "the program needs %s of the device's memory, and may have %s; make the batch smaller"
                            .formatted(gigabytes(needed), gigabytes(all)));
        }
        long largest = sizes(arrays).max().orElse(0);
        if (largest > one) {
            throw new BackendException(
                    "the program's largest array needs %s, and the device gives at most %s in one piece; make the batch smaller"
                            .formatted(gigabytes(largest), gigabytes(one)));
        }
    }

    private static LongStream sizes(DeviceArrays arrays) {
        return Stream.concat(arrays.lasting().values().stream(), arrays.passing().stream())
                .mapToLong(DeviceArrays::bytes);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f GiB", bytes / 0x1p30);
    }
}

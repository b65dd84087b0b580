package lamina.core.estimate;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * What Java will come to have beside the network: objects, and itself. The constants were measured with the linked runtime on two
 * processors: the quickstart, CIFAR-10 and AlexNet.
 */
final class JavaMemory {
    private static final long ITSELF =
            184L << 20; // with Lamina and its libraries; what is more is its compiler's, and goes back
    private static final long DECODING =
            50L << 20; // the code that is made of decoders and augmentations, and what they take beside objects
    private static final long PROMOTED = 16L << 20; // what becomes old before anybody looks whether it is used

    private JavaMemory() {}

    /**
     * As the process stands now: with everything loaded, and before it trains.
     *
     * @param decoded whether pictures are decoded
     */
    static List<Part> of(long resident, boolean decoded) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        long touched =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        long objects = heap.stream().mapToLong(pool -> objects(pool, decoded)).sum();
        long itself = Math.clamp(resident - touched, 0, ITSELF) + (decoded ? DECODING : 0);
        return List.of(new Part("Java: objects", objects), new Part("Java: code, libraries, compiler", itself));
    }

    /**
     * Of a part of the heap: the young ones fill it all, again and again, where it has a limit (as the launcher sets one for the parallel
     * collector), and survive only as pictures that are being decoded; the old ones are what they are and a little more. Another collector
     * uses what it has reserved.
     */
    private static long objects(MemoryPoolMXBean pool, boolean decoded) {
        MemoryUsage usage = pool.getUsage();
        return switch (pool.getName()) {
            case "PS Eden Space" -> usage.getMax();
            case "PS Survivor Space" -> decoded ? usage.getMax() : 0;
            case "PS Old Gen", "Tenured Gen" -> usage.getUsed() + (decoded ? 2 : 1) * PROMOTED;
            default -> usage.getCommitted();
        };
    }
}

package lamina.core.estimate;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Java will come to have beside the network: objects, and itself. */
final class JavaMemory {
    private static final long COMPILED =
            96L << 20; // what the compiler of hot code takes for a while, and the code it makes; measured
    private static final long PROMOTED = 24L << 20; // what becomes old before anybody looks whether it is used

    private JavaMemory() {}

    /** As the process stands now: with everything loaded, and before it trains. */
    static List<Part> of(long resident) {
        Map<String, MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .collect(Collectors.toMap(MemoryPoolMXBean::getName, pool -> pool));
        long touched = heap.values().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        long objects = heap.values().stream().mapToLong(JavaMemory::objects).sum();
        long itself = Math.max(0, resident - touched) + COMPILED;
        return List.of(new Part("Java: objects", objects), new Part("Java: code, libraries, compiler", itself));
    }

    /**
     * Of a part of the heap: the young ones fill it all, again and again, where it has a limit (as the launcher sets one for the parallel
     * collector); the old ones are what they are and a little more. Another collector uses what it has reserved.
     */
    private static long objects(MemoryPoolMXBean pool) {
        MemoryUsage usage = pool.getUsage();
        return switch (pool.getName()) {
            case "PS Eden Space" -> usage.getMax();
            case "PS Survivor Space" -> usage.getMax(); // there are two, but they come to be smaller
            case "PS Old Gen", "Tenured Gen" -> usage.getUsed() + PROMOTED;
            default -> usage.getCommitted();
        };
    }
}

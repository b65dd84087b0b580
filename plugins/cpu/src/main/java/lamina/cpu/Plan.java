package lamina.cpu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Lifetime;
import lamina.api.backend.Procedure;
import lamina.api.graph.Tensor;

/**
 * Where the values of one procedure lie in the memory that all procedures share.
 *
 * @param offsets in bytes, multiples of 64
 * @param bytes how much memory that takes
 */
record Plan(Map<Tensor, Long> offsets, long bytes) {

    /** A cache line, and the widest vector register. */
    static final long ALIGNMENT = 64;

    Plan {
        offsets = Map.copyOf(offsets);
    }

    private record Placed(Lifetime lifetime, long offset) {
        long end() {
            return offset + aligned(lifetime.tensor().bytes());
        }
    }

    /**
     * Places the large values first, each in the smallest gap that the values alive at the same time leave ("greedy by size" of
     * Pisarchyk and Lee, "Efficient memory management for deep neural net inference", 2020).
     */
    static Plan of(Procedure procedure) {
        Collection<Lifetime> lifetimes = Lifetime.of(procedure);
        List<Placed> placed = new ArrayList<>(); // by offset
        lifetimes.stream()
                .sorted(Comparator.comparingLong(
                                (Lifetime value) -> value.tensor().bytes())
                        .reversed())
                .forEach(value -> insert(placed, new Placed(value, gap(value, placed))));
        Map<Tensor, Long> offsets = new HashMap<>();
        placed.forEach(value -> offsets.put(value.lifetime.tensor(), value.offset));
        return new Plan(offsets, placed.stream().mapToLong(Placed::end).max().orElse(0));
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static long gap(Lifetime value, List<Placed> placed) {
        long need = aligned(value.tensor().bytes());
        long best = -1;
        long smallest = Long.MAX_VALUE;
        long free = 0; // end of what was looked at
        for (Placed other : placed) {
            if (other.lifetime.overlaps(value)) {
                long gap = other.offset - free;
                if (gap >= need && gap < smallest) {
                    smallest = gap;
                    best = free;
                }
                free = Math.max(free, other.end());
            }
        }
        return best < 0 ? free : best;
    }

    private static void insert(List<Placed> placed, Placed value) {
        int at = 0;
        while (at < placed.size() && placed.get(at).offset <= value.offset) {
            at++;
        }
        placed.add(at, value);
    }
}

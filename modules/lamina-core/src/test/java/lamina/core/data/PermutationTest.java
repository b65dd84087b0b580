package lamina.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
    private static int[] order(int size, long seed, int epoch) {
        int[] order = new int[size];
        Permutation.fill(order, seed, epoch);
        return order;
    }

    @Test
    void everyExampleComesOnce() {
        int[] sorted = order(1000, 3, 1);
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), sorted);
    }

    @Test
    void isAFunctionOfSeedAndEpoch() {
        int[] reused = order(100, 9, 4);
        Permutation.fill(reused, 3, 2);
        assertArrayEquals(order(100, 3, 2), reused, "what the array held before must not matter");
        assertFalse(Arrays.equals(order(100, 3, 2), order(100, 3, 3)));
        assertFalse(Arrays.equals(order(100, 3, 2), order(100, 4, 2)));
    }

    /** Each of 8 examples comes first in about an eighth of 8000 epochs; five standard deviations are 148. */
    @Test
    void everyPlaceIsEquallyLikely() {
        int[] first = new int[8];
        int[] last = new int[8];
        for (int epoch = 0; epoch < 8000; epoch++) {
            int[] order = order(8, 1, epoch);
            first[order[0]]++;
            last[order[7]]++;
        }
        for (int i = 0; i < 8; i++) {
            assertTrue(Math.abs(first[i] - 1000) < 148, Arrays.toString(first));
            assertTrue(Math.abs(last[i] - 1000) < 148, Arrays.toString(last));
        }
    }
}

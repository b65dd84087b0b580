package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import lamina.api.AssemblyException;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final int SIZE = 10_000;
    private final Tensor x = Tensors.floats("x", SIZE);
    private final Tensor y = Tensors.floats("drop6.y", SIZE);
    private final Tensor step = Tensors.ints("step", 1);

    @Test
    void dropsTheShareAndScalesTheRest() {
        float[] kept = run(7, 3);
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            boolean stays = Rng.uniform(7, 3, i) >= 0.25f;
            assertEquals(stays ? 2f * (i + 1) : 0f, kept[i]);
            count += stays ? 1 : 0;
        }
        assertEquals(7500, count, 173); // four standard deviations: 4 · √(10000 · 0.25 · 0.75)
    }

    @Test
    void dependsOnStepAndSeedAlone() {
        assertArrayEquals(run(7, 3), run(7, 3));
        assertFalse(Arrays.equals(run(7, 3), run(7, 4)));
        assertFalse(Arrays.equals(run(7, 3), run(8, 3)));
    }

    /** Two halves drop what the whole drops: so replicas are one device. */
    @Test
    void aPartOfTheBatchHasItsPartOfTheMask() {
        int half = SIZE / 2;
        Tensor part = Tensors.floats("part", half);
        Tensor kept = Tensors.floats("kept", half);
        float[] values = new float[half];
        for (int i = 0; i < half; i++) {
            values[i] = half + i + 1;
        }
        try (Machine machine = Machine.whole().with(part, values).with(step, 3)) {
            assertArrayEquals(
                    Arrays.copyOfRange(run(7, 3), half, SIZE),
                    machine.run(new Dropout(part, step, kept, 0.25f, 2, 7, half))
                            .read(kept));
        }
    }

    /** So do two portions that run one after the other, of ten pictures with a thousand elements each. */
    @Test
    void aPortionOfTheBatchHasItsPartOfTheMask() {
        Tensor portion = Tensors.floats("portion", 5, 1000);
        Tensor kept = Tensors.floats("kept", 5, 1000);
        Tensor place = Tensors.ints("step", 2);
        float[] values = new float[SIZE / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = values.length + i + 1;
        }
        try (Machine machine = Machine.whole().with(portion, values).with(place, 3, 5)) {
            assertArrayEquals(
                    Arrays.copyOfRange(run(7, 3), SIZE / 2, SIZE),
                    machine.run(new Dropout(portion, place, kept, 0.25f, 2, 7)).read(kept));
        }
    }

    @Test
    void refusesToDropEverything() {
        AssemblyException refused = assertThrows(AssemblyException.class, () -> new Dropout(x, step, y, 1, 1, 0));
        assertEquals("drop6: dropout ratio 1.0: expected at least 0 and below 1", refused.getMessage());
        assertThrows(AssemblyException.class, () -> new Dropout(x, x, y, 0.5f, 1, 0));
    }

    /** 1, 2, 3 … with a quarter dropped and the rest doubled. */
    private float[] run(long seed, int at) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = i + 1;
        }
        try (Machine machine = Machine.whole().with(x, values).with(step, at)) {
            return machine.run(new Dropout(x, step, y, 0.25f, 2, seed)).read(y);
        }
    }
}

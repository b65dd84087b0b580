package lamina.core.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymmetricTest {

    /** [2 1 0; 1 2 0; 0 0 5] has 1, 3 and 5, with (1, -1, 0)/√2, (1, 1, 0)/√2 and (0, 0, 1). */
    @Test
    void aMatrixByHand() {
        Symmetric found = Symmetric.of(new double[] {2, 1, 0, 1, 2, 0, 0, 0, 5});
        double[] sorted = found.values().clone();
        Arrays.sort(sorted);
        assertArrayEquals(new double[] {1, 3, 5}, sorted, 1e-14);
        int three = found.values()[0] > 2 ? 0 : 1;
        assertEquals(1 / Math.sqrt(2), Math.abs(found.vectors()[three]), 1e-14);
        assertEquals(found.vectors()[three], found.vectors()[3 + three], 1e-14);
    }

    @Test
    void vectorsAreOrthonormalAndGiveTheMatrixBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 2000; n++) {
            double[] m = new double[9];
            double scale = Math.pow(10, random.nextInt(-6, 7));
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    m[3 * i + j] = random.nextInt(4) == 0 ? 0 : random.nextDouble(-1, 1) * scale;
                    m[3 * j + i] = m[3 * i + j];
                }
            }
            Symmetric s = Symmetric.of(m);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double back = 0;
                    double unit = 0;
                    for (int k = 0; k < 3; k++) {
                        back += s.vectors()[3 * i + k] * s.values()[k] * s.vectors()[3 * j + k];
                        unit += s.vectors()[3 * k + i] * s.vectors()[3 * k + j];
                    }
                    assertEquals(m[3 * i + j], back, 1e-13 * scale);
                    assertEquals(i == j ? 1 : 0, unit, 1e-13);
                }
            }
        }
    }
}

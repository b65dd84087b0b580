package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeviceMathsTest {
    private static final float[] NUMBERS = {
        Float.NEGATIVE_INFINITY, -1.5f, 0, Float.MIN_VALUE, 2, Float.POSITIVE_INFINITY, Float.NaN
    };

    @Test
    void theLargerAndTheSmallerAreThoseOfJava() {
        for (float x : NUMBERS) {
            for (float y : NUMBERS) {
                assertEquals(Math.max(x, y), DeviceMaths.max(x, y), x + " and " + y);
                assertEquals(Math.min(x, y), DeviceMaths.min(x, y), x + " and " + y);
            }
        }
        assertEquals(7, DeviceMaths.max(-3, 7));
        assertEquals(-3, DeviceMaths.min(-3, 7));
    }
}

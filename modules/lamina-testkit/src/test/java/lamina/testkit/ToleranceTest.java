package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class ToleranceTest {
    private static final float[] EXPECTED = {1, -4, 2};

    private static void check(float... found) {
        Tolerance.check(new Tensor("y", Shape.of(3), Element.FLOAT32, Role.VALUE), EXPECTED, found, 0.01);
    }

    private static void refuses(String text, float... found) {
        String message = assertThrows(AssertionError.class, () -> check(found)).getMessage();
        assertTrue(message.contains(text), message);
    }

    @Test
    void whatIsOffByAPartOfTheLargestIsTaken() {
        check(EXPECTED);
        check(1.03f, -4, 2);
    }

    /** As a gradient's are where nothing flows back. */
    @Test
    void zerosMayBeOffByNextToNothing() {
        Tensor tensor = new Tensor("y", Shape.of(2), Element.FLOAT32, Role.VALUE);
        Tolerance.check(tensor, new float[2], new float[] {0, 1e-13f}, 0.01);
        assertThrows(AssertionError.class, () -> Tolerance.check(tensor, new float[2], new float[] {0, 1e-6f}, 0.01));
    }

    @Test
    void theWorstPlaceIsNamed() {
        refuses("at 2 expected 2", 1.05f, -4, 2.06f);
    }

    /** Wherever it is, also before others that are right. */
    @Test
    void whatIsNoNumberIsWorst() {
        refuses("at 0 expected 1", Float.NaN, -4, 2);
        refuses("at 1 expected -4", 2, Float.NaN, 2);
        refuses("at 2 expected 2", 1, -4, Float.NaN);
    }
}

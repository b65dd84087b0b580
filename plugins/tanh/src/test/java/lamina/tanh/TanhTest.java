package lamina.tanh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Values worked by hand: tanh(ln(3) / 2) is a half. */
class TanhTest {

    @Test
    void saturates() {
        try (Trial trial = Trial.training(new TanhProvider().create(new NoSettings()), Shape.of(1, 3))) {
            trial.set("x", 0, 20, (float) Math.log(3) / 2).run();
            assertArrayEquals(new float[] {0, 1, 0.5f}, trial.get("y"), 1e-6f);
            assertArrayEquals(new float[] {1, 0, 0.75f}, trial.gradient("x"), 1e-6f);
        }
    }
}

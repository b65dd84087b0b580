package lamina.relu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Values worked by hand. */
class ReluTest {

    @Test
    void cutsOffNegatives() {
        try (Trial trial = Trial.training(new ReluProvider().create(new NoSettings()), Shape.of(1, 4))) {
            trial.set("x", -1.5f, 0, 2, -0.1f).set("dy", 1, 2, 3, 4).run();
            assertArrayEquals(new float[] {0, 0, 2, 0}, trial.get("y"));
            assertArrayEquals(new float[] {0, 0, 3, 0}, trial.gradient("x"));
        }
    }
}

package lamina.flatten;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Feature maps worked by hand. */
class FlattenTest {

    @Test
    void keepsTheOrder() {
        try (Trial trial = Trial.training(new FlattenProvider().create(new NoSettings()), Shape.of(2, 1, 2, 2))) {
            trial.set("x", 1, 2, 3, 4, 5, 6, 7, 8)
                    .set("dy", 8, 7, 6, 5, 4, 3, 2, 1)
                    .run();
            assertEquals(Shape.of(2, 4), trial.shape("y"));
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, trial.get("y"));
            assertArrayEquals(new float[] {8, 7, 6, 5, 4, 3, 2, 1}, trial.gradient("x"));
        }
    }

    @Test
    void leavesVectorsAlone() {
        try (Trial trial = Trial.evaluation(new FlattenProvider().create(new NoSettings()), Shape.of(2, 4))) {
            assertEquals(List.of(), trial.ops());
        }
    }
}

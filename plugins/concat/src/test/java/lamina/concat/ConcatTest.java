package lamina.concat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lamina.api.AssemblyException;
import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Two columns worked by hand. */
class ConcatTest {
    private final Layer layer = new ConcatProvider().create(new NoSettings());

    @Test
    void joinsChannels() {
        try (Trial trial = Trial.training(layer, Shape.of(1, 1, 2, 2), Shape.of(1, 1, 2, 1))) {
            trial.set("x0", 1, 2, 3, 4)
                    .set("x1", 10, 20)
                    .set("dy", 1, 2, 3, 4, 5, 6)
                    .run();
            assertEquals(Shape.of(1, 1, 2, 3), trial.shape("y"));
            assertArrayEquals(new float[] {1, 2, 10, 3, 4, 20}, trial.get("y"));
            assertArrayEquals(new float[] {1, 2, 4, 5}, trial.gradient("x0"));
            assertArrayEquals(new float[] {3, 6}, trial.gradient("x1"));
        }
    }

    @Test
    void wantsTwoInputs() {
        AssemblyException e = assertThrows(AssemblyException.class, () -> Trial.evaluation(layer, Shape.of(2, 3)));
        assertTrue(e.getMessage().contains("\"from\""), e::getMessage);
    }
}

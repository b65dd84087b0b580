package lamina.add;

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

/** Three summands worked by hand. */
class AddTest {
    private final Layer layer = new AddProvider().create(new NoSettings());

    @Test
    void addsThemAll() {
        Shape shape = Shape.of(1, 3);
        try (Trial trial = Trial.training(layer, shape, shape, shape)) {
            trial.set("x0", 1, 2, 3)
                    .set("x1", 10, 20, 30)
                    .set("x2", 100, 200, 300)
                    .set("dy", 4, 5, 6)
                    .run();
            assertEquals(shape, trial.shape("y"));
            assertArrayEquals(new float[] {111, 222, 333}, trial.get("y"));
            for (String x : new String[] {"x0", "x1", "x2"}) {
                assertArrayEquals(new float[] {4, 5, 6}, trial.gradient(x));
            }
        }
    }

    @Test
    void wantsTwoInputs() {
        AssemblyException e = assertThrows(AssemblyException.class, () -> Trial.evaluation(layer, Shape.of(2, 3)));
        assertTrue(e.getMessage().contains("\"from\""), e::getMessage);
    }
}

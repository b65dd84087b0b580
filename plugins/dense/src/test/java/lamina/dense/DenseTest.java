package lamina.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Products worked by hand. */
class DenseTest {

    private static Layer layer(int units) {
        return new DenseProvider().create(new DenseSettings(units, (_, _, _) -> {}, (_, _, _) -> {}, 1, 2, 1, 0));
    }

    @Test
    void multipliesAndAdds() {
        try (Trial trial = Trial.training(layer(2), Shape.of(2, 2))) {
            trial.set("x", 1, 2, -1, 0).set("weights", 3, 4, 5, 6).set("bias", 0.5f, -0.5f);
            trial.set("dy", 1, 0, 0, 1).run();
            assertArrayEquals(new float[] {11.5f, 16.5f, -2.5f, -5.5f}, trial.get("y"));
            assertArrayEquals(new float[] {3, 4, 5, 6}, trial.gradient("x"));
            assertArrayEquals(new float[] {1, 2, -1, 0}, trial.gradient("weights"));
            assertArrayEquals(new float[] {1, 1}, trial.gradient("bias"));
        }
    }

    @Test
    void flattensFeatureMaps() {
        try (Trial trial = Trial.training(layer(1), Shape.of(1, 1, 2, 2))) {
            trial.set("x", 1, 2, 3, 4).set("weights", 1, 10, 100, 1000).run();
            assertArrayEquals(new float[] {4321}, trial.get("y"));
            assertArrayEquals(new float[] {1, 10, 100, 1000}, trial.gradient("x"));
            assertEquals(List.of("Reshape", "Gemm"), trial.ops().subList(0, 2));
        }
    }

    @Test
    void takesVectorsAsTheyAre() {
        try (Trial trial = Trial.evaluation(layer(3), Shape.of(4, 7))) {
            assertEquals(List.of("Gemm"), trial.ops());
            assertEquals(Shape.of(3, 7), trial.shape("weights"));
            assertEquals(2, trial.parameter("bias").rateScale());
            assertEquals(0, trial.parameter("bias").decayScale());
        }
    }

    @Test
    void refusesOneDimension() {
        String message = assertThrows(
                        AssemblyException.class,
                        () -> Trial.training(layer(1), Shape.of(5)).close())
                .getMessage();
        assertTrue(message.contains("[batch, features]") && message.contains("[5]"), message);
    }
}

package $package$;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** It keeps the contract of layers, and does what its formula says. */
class $Name$Test extends LayerContract<$Name$Settings> {

    @Override
    protected LayerProvider<$Name$Settings> provider() {
        return new $Name$Provider();
    }

    @Override
    protected $Name$Settings settings() {
        return new $Name$Settings(0.25f);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(3, 4, 5, 2)); // a batch of 3
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.empty(); // takes any shape
    }

    @Test
    void worksAsByHand() {
        try (Trial trial = Trial.training(create(), Shape.of(1, 3))) {
            trial.set("x", -2, 1, 3).set("dy", 8, 5, 6).run();
            assertArrayEquals(new float[] {-0.5f, 1, 3}, trial.get("y"));
            assertArrayEquals(new float[] {2, 5, 6}, trial.gradient("x"));
        }
    }
}

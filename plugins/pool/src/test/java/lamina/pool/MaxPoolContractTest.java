package lamina.pool;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class MaxPoolContractTest extends LayerContract<MaxPoolSettings> {

    @Override
    protected LayerProvider<MaxPoolSettings> provider() {
        return new MaxPoolProvider();
    }

    @Override
    protected MaxPoolSettings settings() {
        return new MaxPoolSettings(List.of(3, 2), List.of(2), List.of(1, 0, 1, 1));
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 7, 5, 3));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 10)));
    }
}

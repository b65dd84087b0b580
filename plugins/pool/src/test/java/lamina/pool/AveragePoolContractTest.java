package lamina.pool;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class AveragePoolContractTest extends LayerContract<AveragePoolSettings> {

    @Override
    protected LayerProvider<AveragePoolSettings> provider() {
        return new AveragePoolProvider();
    }

    @Override
    protected AveragePoolSettings settings() {
        return new AveragePoolSettings(List.of(3, 2), List.of(2), List.of(1, 0, 1, 1), false);
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

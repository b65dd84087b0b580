package lamina.dense;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class DenseContractTest extends LayerContract<DenseSettings> {

    @Override
    protected LayerProvider<DenseSettings> provider() {
        return new DenseProvider();
    }

    @Override
    protected DenseSettings settings() {
        return new DenseSettings(5, (_, _, _) -> {}, (_, _, _) -> {}, 1, 2, 1, 0);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(3, 3, 2, 4));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(7)));
    }
}

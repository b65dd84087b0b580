package lamina.lrn;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class SpatialLrnContractTest extends LayerContract<SpatialLrnSettings> {

    @Override
    protected LayerProvider<SpatialLrnSettings> provider() {
        return new SpatialLrnProvider();
    }

    @Override
    protected SpatialLrnSettings settings() {
        return new SpatialLrnSettings(3, 0.1f, 0.75f, 1, true);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 5, 4, 3));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 10)));
    }
}

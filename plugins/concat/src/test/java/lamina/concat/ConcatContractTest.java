package lamina.concat;

import java.util.List;
import java.util.Optional;
import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class ConcatContractTest extends LayerContract<NoSettings> {

    @Override
    protected LayerProvider<NoSettings> provider() {
        return new ConcatProvider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 3, 5, 7), Shape.of(2, 3, 5, 1), Shape.of(2, 3, 5, 4));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 3, 5, 7), Shape.of(2, 3, 4, 7)));
    }
}

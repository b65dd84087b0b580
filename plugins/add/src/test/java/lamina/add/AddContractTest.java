package lamina.add;

import java.util.List;
import java.util.Optional;
import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class AddContractTest extends LayerContract<NoSettings> {

    @Override
    protected LayerProvider<NoSettings> provider() {
        return new AddProvider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 3, 5, 7), Shape.of(2, 3, 5, 7), Shape.of(2, 3, 5, 7));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 3, 5, 7), Shape.of(2, 3, 5, 1)));
    }
}

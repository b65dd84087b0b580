package lamina.dropout;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class DropoutContractTest extends LayerContract<DropoutSettings> {

    @Override
    protected LayerProvider<DropoutSettings> provider() {
        return new DropoutProvider();
    }

    @Override
    protected DropoutSettings settings() {
        return new DropoutSettings(0.4f, false);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 3, 5, 7));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.empty();
    }
}

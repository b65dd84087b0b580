package lamina.lrn;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class LrnContractTest extends LayerContract<LrnSettings> {

    @Override
    protected LayerProvider<LrnSettings> provider() {
        return new LrnProvider();
    }

    @Override
    protected LrnSettings settings() {
        return new LrnSettings(5, 0.1f, 0.75f, 2, false);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 3, 5, 7));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 10)));
    }
}

package lamina.split;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class SplitContractTest extends LayerContract<SplitSettings> {

    @Override
    protected LayerProvider<SplitSettings> provider() {
        return new SplitProvider();
    }

    @Override
    protected SplitSettings settings() {
        return new SplitSettings(3, 1);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 3, 5, 12));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 3, 5, 11)));
    }
}

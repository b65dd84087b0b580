package lamina.conv;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

class ConvContractTest extends LayerContract<ConvSettings> {

    @Override
    protected LayerProvider<ConvSettings> provider() {
        return new ConvProvider();
    }

    @Override
    protected ConvSettings settings() {
        return Settings.conv(4, List.of(3, 2), List.of(2, 1), List.of(0, 1, 2, 1), 2);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(2, 7, 5, 6));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(2, 10)));
    }
}

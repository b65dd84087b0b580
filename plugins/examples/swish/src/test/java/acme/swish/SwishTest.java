package acme.swish;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

/** Swish keeps the contract of layers. */
class SwishTest extends LayerContract<SwishSettings> {

    @Override
    protected LayerProvider<SwishSettings> provider() {
        return new SwishProvider();
    }

    @Override
    protected SwishSettings settings() {
        return new SwishSettings(1.5f);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(3, 4, 5, 2));
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.empty(); // takes any shape
    }
}

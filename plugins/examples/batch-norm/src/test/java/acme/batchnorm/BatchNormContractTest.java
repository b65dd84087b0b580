package acme.batchnorm;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Shape;
import lamina.api.layer.LayerProvider;
import lamina.testkit.LayerContract;

/** Batch normalization keeps the contract of layers. */
class BatchNormContractTest extends LayerContract<BatchNormSettings> {

    @Override
    protected LayerProvider<BatchNormSettings> provider() {
        return new BatchNormProvider();
    }

    @Override
    protected BatchNormSettings settings() {
        return new BatchNormSettings(1e-3f, 0.8f);
    }

    @Override
    protected List<Shape> inputs() {
        return List.of(Shape.of(3, 4, 5, 2)); // 60 rows, in 7 stretches of 8 and one of 4
    }

    @Override
    protected Optional<List<Shape>> refused() {
        return Optional.of(List.of(Shape.of(1, 6)));
    }
}

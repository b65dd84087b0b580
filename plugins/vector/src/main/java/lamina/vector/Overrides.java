package lamina.vector;

import java.util.List;
import lamina.api.backend.OpOverride;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Dropout;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.ReluGradient;

/** The overrides of one graph. */
final class Overrides {
    private Overrides() {}

    static List<OpOverride<?, ?>> all() {
        Session session = new Session();
        Convolutions convolutions = new Convolutions(session);
        Products products = new Products(session);
        Normalizations normalizations = new Normalizations(session);
        Activations activations = new Activations(session);
        Pools pools = new Pools(session);
        return List.of(
                new VectorOverride<>(Conv.class, convolutions::forward),
                new VectorOverride<>(ConvData.class, convolutions::data),
                new VectorOverride<>(ConvWeights.class, convolutions::weights),
                new VectorOverride<>(Gemm.class, products::forward),
                new VectorOverride<>(GemmData.class, products::data),
                new VectorOverride<>(GemmWeights.class, products::weights),
                new VectorOverride<>(Lrn.class, normalizations::forward),
                new VectorOverride<>(LrnGradient.class, normalizations::backward),
                new VectorOverride<>(MaxPool.class, pools::forward),
                new VectorOverride<>(MaxPoolGradient.class, pools::backward),
                new VectorOverride<>(ReluGradient.class, activations::backward),
                new VectorOverride<>(Dropout.class, new Dropouts(session)::forward));
    }
}

package lamina.onednn;

import java.util.List;
import java.util.Optional;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;
import lamina.ops.AveragePool;
import lamina.ops.AveragePoolGradient;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Lrn;
import lamina.ops.LrnGradient;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Softmax;

/** What oneDNN makes faster. */
final class OneDnn implements OverrideSet {

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public Optional<String> unavailable() {
        return Libraries.problem();
    }

    @Override
    public boolean callsNativeCode() {
        return true;
    }

    @Override
    public List<OpOverride<?, ?>> overrides() {
        if (unavailable().isPresent()) {
            return List.of();
        }
        Session session = new Session();
        return List.of(
                new PrimitiveOverride<>(Conv.class, session, Convolutions::forward),
                new PrimitiveOverride<>(ConvData.class, session, Convolutions::data),
                new PrimitiveOverride<>(ConvWeights.class, session, Convolutions::weights),
                new PrimitiveOverride<>(Gemm.class, session, Products::forward),
                new PrimitiveOverride<>(GemmData.class, session, Products::data),
                new PrimitiveOverride<>(GemmWeights.class, session, Products::weights),
                new PrimitiveOverride<>(MaxPool.class, session, Pools::forward),
                new PrimitiveOverride<>(MaxPoolGradient.class, session, Pools::backward),
                new PrimitiveOverride<>(AveragePool.class, session, Pools::forward),
                new PrimitiveOverride<>(AveragePoolGradient.class, session, Pools::backward),
                new PrimitiveOverride<>(Lrn.class, session, Normalizations::forward),
                new PrimitiveOverride<>(LrnGradient.class, session, Normalizations::backward),
                new PrimitiveOverride<>(Relu.class, session, Activations::forward),
                new PrimitiveOverride<>(ReluGradient.class, session, Activations::backward),
                new PrimitiveOverride<>(Softmax.class, session, Activations::softmax));
    }
}

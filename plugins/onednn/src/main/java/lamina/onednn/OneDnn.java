package lamina.onednn;

import java.util.List;
import java.util.Optional;
import lamina.api.backend.Graph;
import lamina.api.backend.Lowering;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Wishes;

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
    public Optional<Precision> computesIn(Precision wish) {
        Processor processor = Processor.found();
        return switch (wish) {
            case F32 -> Optional.of(Precision.F32);
            case BF16 -> processor.knowsBfloat16() ? Optional.of(Precision.BF16) : Optional.empty();
            case AUTO -> Optional.of(processor.multipliesBfloat16() ? Precision.BF16 : Precision.F32);
        };
    }

    @Override
    public String description() {
        Processor processor = Processor.found();
        return "oneDNN " + Dnnl.version() + " on " + processor.name() + ", which "
                + (processor.multipliesBfloat16() ? "multiplies bf16 in hardware" : "has no bf16 in hardware");
    }

    @Override
    public Lowering lower(Graph graph, Wishes wishes) {
        Precision precision = computesIn(wishes.precision()).orElseThrow();
        return Lowerer.lower(graph, wishes, Processor.found(), precision);
    }

    @Override
    public List<OpOverride<?, ?>> overrides() {
        if (unavailable().isPresent()) {
            return List.of();
        }
        Session session = new Session();
        return List.of(
                new OwnOverride<>(Call.class, session),
                new OwnOverride<>(SpaceToDepth.class, session),
                new OwnOverride<>(Refold.class, session),
                new OwnOverride<>(NarrowMomentum.class, session),
                new OwnOverride<>(LrnPool.class, session),
                new OwnOverride<>(LrnPoolGradient.class, session));
    }
}

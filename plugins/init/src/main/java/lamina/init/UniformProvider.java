package lamina.init;

import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;
import lamina.api.kernel.Rng;

/** Provides {@code uniform}: values spread evenly between two bounds. */
public final class UniformProvider implements InitializerProvider<UniformSettings> {

    @Override
    public String type() {
        return "uniform";
    }

    @Override
    public Class<UniformSettings> settings() {
        return UniformSettings.class;
    }

    @Override
    public Initializer create(UniformSettings settings) {
        float width = settings.max() - settings.min();
        return (values, shape, seed) -> Fill.each(values, i -> settings.min() + width * Rng.uniform(seed, 0, i));
    }
}

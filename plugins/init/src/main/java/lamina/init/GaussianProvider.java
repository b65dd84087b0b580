package lamina.init;

import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;
import lamina.api.kernel.Rng;

/** Provides {@code gaussian}: normally distributed values. */
public final class GaussianProvider implements InitializerProvider<GaussianSettings> {

    @Override
    public String type() {
        return "gaussian";
    }

    @Override
    public Class<GaussianSettings> settings() {
        return GaussianSettings.class;
    }

    @Override
    public Initializer create(GaussianSettings settings) {
        return (values, shape, seed) ->
                Fill.each(values, i -> settings.mean() + settings.std() * Rng.gaussian(seed, 0, i));
    }
}

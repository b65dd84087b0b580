package lamina.init;

import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;

/** Provides {@code he}: values of variance 2 / fan, made for relu (He et al. 2015, equation 10). */
public final class HeProvider implements InitializerProvider<HeSettings> {

    @Override
    public String type() {
        return "he";
    }

    @Override
    public Class<HeSettings> settings() {
        return HeSettings.class;
    }

    @Override
    public Initializer create(HeSettings settings) {
        return (values, shape, seed) ->
                settings.distribution().fill(values, seed, 2 / settings.fan().of(shape));
    }
}

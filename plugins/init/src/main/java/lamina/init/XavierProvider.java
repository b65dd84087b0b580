package lamina.init;

import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;

/** Provides {@code xavier}: values of variance 1 / fan, made for tanh (Glorot and Bengio 2010, equation 16). */
public final class XavierProvider implements InitializerProvider<XavierSettings> {

    @Override
    public String type() {
        return "xavier";
    }

    @Override
    public Class<XavierSettings> settings() {
        return XavierSettings.class;
    }

    @Override
    public Initializer create(XavierSettings settings) {
        return (values, shape, seed) ->
                settings.distribution().fill(values, seed, 1 / settings.fan().of(shape));
    }
}

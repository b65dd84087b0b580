package lamina.init;

import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;

/** Provides {@code constant}: the same value everywhere. */
public final class ConstantProvider implements InitializerProvider<ConstantSettings> {

    @Override
    public String type() {
        return "constant";
    }

    @Override
    public Class<ConstantSettings> settings() {
        return ConstantSettings.class;
    }

    @Override
    public Initializer create(ConstantSettings settings) {
        return (values, shape, seed) -> Fill.each(values, i -> settings.value());
    }
}

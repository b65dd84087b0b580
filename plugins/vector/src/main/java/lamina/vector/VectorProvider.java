package lamina.vector;

import lamina.api.NoSettings;
import lamina.api.backend.OverrideProvider;
import lamina.api.backend.OverrideSet;

/** Provides the override set {@code vector}. */
public final class VectorProvider implements OverrideProvider<NoSettings> {

    @Override
    public String type() {
        return "vector";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public OverrideSet create(NoSettings settings) {
        return new VectorSet();
    }
}

package lamina.onednn;

import lamina.api.NoSettings;
import lamina.api.backend.OverrideProvider;
import lamina.api.backend.OverrideSet;

/** Provides the override set {@code onednn}. */
public final class OneDnnProvider implements OverrideProvider<NoSettings> {

    @Override
    public String type() {
        return "onednn";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public OverrideSet create(NoSettings settings) {
        return new OneDnn();
    }
}

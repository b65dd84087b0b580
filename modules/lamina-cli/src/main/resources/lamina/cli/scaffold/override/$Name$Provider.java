package $package$;

import lamina.api.NoSettings;
import lamina.api.backend.OverrideProvider;
import lamina.api.backend.OverrideSet;

/** Makes the override set {@code $type$}. */
public final class $Name$Provider implements OverrideProvider<NoSettings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public OverrideSet create(NoSettings settings) {
        return new $Name$();
    }
}

package $package$;

import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;

/** Makes the backend {@code $type$}. */
public final class $Name$Provider implements BackendProvider<NoSettings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Backend create(NoSettings settings) {
        return new $Name$();
    }
}

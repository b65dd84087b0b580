package lamina.tornado;

import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;

/** Provides the backend {@code tornado}. */
public final class TornadoProvider implements BackendProvider<TornadoSettings> {

    @Override
    public String type() {
        return "tornado";
    }

    @Override
    public Class<TornadoSettings> settings() {
        return TornadoSettings.class;
    }

    @Override
    public Backend create(TornadoSettings settings) {
        return new TornadoBackend(settings);
    }
}

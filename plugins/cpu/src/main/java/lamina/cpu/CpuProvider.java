package lamina.cpu;

import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;

/** Provides the backend {@code cpu}. */
public final class CpuProvider implements BackendProvider<CpuSettings> {

    @Override
    public String type() {
        return "cpu";
    }

    @Override
    public Class<CpuSettings> settings() {
        return CpuSettings.class;
    }

    @Override
    public Backend create(CpuSettings settings) {
        return new CpuBackend(settings);
    }
}

package lamina.onednn;

import lamina.api.NoSettings;
import lamina.api.backend.OverrideProvider;
import lamina.api.backend.OverrideSet;
import lamina.testkit.ProviderContract;

class OneDnnTest extends ProviderContract<NoSettings, OverrideSet> {

    @Override
    protected OverrideProvider<NoSettings> provider() {
        return new OneDnnProvider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }
}

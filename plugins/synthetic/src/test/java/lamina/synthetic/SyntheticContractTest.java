package lamina.synthetic;

import java.util.Optional;
import lamina.api.data.DatasetProvider;
import lamina.testkit.DatasetContract;

class SyntheticContractTest extends DatasetContract<SyntheticSettings> {

    @Override
    protected DatasetProvider<SyntheticSettings> provider() {
        return new SyntheticProvider();
    }

    @Override
    protected SyntheticSettings settings() {
        return new SyntheticSettings(24, 30, 20, 5, true);
    }

    @Override
    protected Optional<Absent<SyntheticSettings>> absent() {
        return Optional.empty();
    }
}

package lamina.synthetic;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code synthetic}. */
public final class SyntheticProvider implements DatasetProvider<SyntheticSettings> {

    @Override
    public String type() {
        return "synthetic";
    }

    @Override
    public Class<SyntheticSettings> settings() {
        return SyntheticSettings.class;
    }

    @Override
    public Dataset create(SyntheticSettings settings) {
        return new SyntheticDataset(settings);
    }
}

package lamina.mnist;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code mnist}. */
public final class MnistProvider implements DatasetProvider<MnistSettings> {

    @Override
    public String type() {
        return "mnist";
    }

    @Override
    public Class<MnistSettings> settings() {
        return MnistSettings.class;
    }

    @Override
    public Dataset create(MnistSettings settings) {
        return new MnistDataset(settings.root());
    }
}

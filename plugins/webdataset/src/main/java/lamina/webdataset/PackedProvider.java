package lamina.webdataset;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code packed}. */
public final class PackedProvider implements DatasetProvider<PackedSettings> {

    @Override
    public String type() {
        return "packed";
    }

    @Override
    public Class<PackedSettings> settings() {
        return PackedSettings.class;
    }

    @Override
    public Dataset create(PackedSettings settings) {
        return new PackedDataset(settings.root());
    }
}

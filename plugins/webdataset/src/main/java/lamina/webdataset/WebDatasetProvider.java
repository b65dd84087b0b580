package lamina.webdataset;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** The dataset {@code webdataset}. */
public final class WebDatasetProvider implements DatasetProvider<WebDatasetSettings> {

    @Override
    public String type() {
        return "webdataset";
    }

    @Override
    public Class<WebDatasetSettings> settings() {
        return WebDatasetSettings.class;
    }

    @Override
    public Dataset create(WebDatasetSettings settings) {
        return new WebDataset(settings);
    }
}

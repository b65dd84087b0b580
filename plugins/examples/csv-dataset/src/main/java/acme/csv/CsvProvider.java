package acme.csv;

import lamina.api.data.Dataset;
import lamina.api.data.DatasetProvider;

/** Makes {@code acme:csv} datasets. */
public final class CsvProvider implements DatasetProvider<CsvSettings> {

    @Override
    public String type() {
        return "acme:csv";
    }

    @Override
    public Class<CsvSettings> settings() {
        return CsvSettings.class;
    }

    @Override
    public Dataset create(CsvSettings settings) {
        return new CsvDataset(settings);
    }
}

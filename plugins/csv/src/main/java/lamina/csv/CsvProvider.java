package lamina.csv;

import lamina.api.train.RunListener;
import lamina.api.train.RunListenerProvider;

/** Provides {@code csv}. */
public final class CsvProvider implements RunListenerProvider<CsvSettings> {

    @Override
    public String type() {
        return "csv";
    }

    @Override
    public Class<CsvSettings> settings() {
        return CsvSettings.class;
    }

    @Override
    public RunListener create(CsvSettings settings) {
        return new Tables(settings.every());
    }
}

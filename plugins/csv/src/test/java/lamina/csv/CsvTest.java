package lamina.csv;

import lamina.api.train.RunListenerProvider;
import lamina.testkit.RunListenerContract;

class CsvTest extends RunListenerContract<CsvSettings> {
    @Override
    protected RunListenerProvider<CsvSettings> provider() {
        return new CsvProvider();
    }

    @Override
    protected CsvSettings settings() {
        return new CsvSettings(2);
    }
}

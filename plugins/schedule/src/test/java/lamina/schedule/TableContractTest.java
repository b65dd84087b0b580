package lamina.schedule;

import java.util.List;
import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class TableContractTest extends ScheduleContract<TableSettings> {

    @Override
    protected ScheduleProvider<TableSettings> provider() {
        return new TableProvider();
    }

    @Override
    protected TableSettings settings() {
        return new TableSettings(
                List.of(new TableSettings.Row(0, 0.01), new TableSettings.Row(4, 0.001), new TableSettings.Row(20, 0)));
    }
}

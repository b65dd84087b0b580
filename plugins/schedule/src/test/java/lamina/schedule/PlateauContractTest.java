package lamina.schedule;

import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class PlateauContractTest extends ScheduleContract<PlateauSettings> {

    @Override
    protected ScheduleProvider<PlateauSettings> provider() {
        return new PlateauProvider();
    }

    @Override
    protected PlateauSettings settings() {
        return new PlateauSettings(0.01, 0.1, 3, 3, 0.001);
    }
}

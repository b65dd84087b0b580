package lamina.schedule;

import java.util.Optional;
import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class CosineContractTest extends ScheduleContract<CosineSettings> {

    @Override
    protected ScheduleProvider<CosineSettings> provider() {
        return new CosineProvider();
    }

    @Override
    protected CosineSettings settings() {
        return new CosineSettings(0.01, 0.0001, Optional.of(3), 2);
    }
}

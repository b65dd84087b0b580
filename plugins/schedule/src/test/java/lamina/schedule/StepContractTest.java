package lamina.schedule;

import java.util.Optional;
import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class StepContractTest extends ScheduleContract<StepSettings> {

    @Override
    protected ScheduleProvider<StepSettings> provider() {
        return new StepProvider();
    }

    @Override
    protected StepSettings settings() {
        return new StepSettings(0.01, 0.1, Optional.of(5), Optional.empty());
    }
}

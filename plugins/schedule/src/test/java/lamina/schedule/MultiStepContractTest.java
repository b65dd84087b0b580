package lamina.schedule;

import java.util.List;
import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class MultiStepContractTest extends ScheduleContract<MultiStepSettings> {

    @Override
    protected ScheduleProvider<MultiStepSettings> provider() {
        return new MultiStepProvider();
    }

    @Override
    protected MultiStepSettings settings() {
        return new MultiStepSettings(0.01, 0.1, List.of(5, 7, 20));
    }
}

package lamina.schedule;

import java.util.Optional;
import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class WarmUpContractTest extends ScheduleContract<WarmUpSettings> {

    @Override
    protected ScheduleProvider<WarmUpSettings> provider() {
        return new WarmUpProvider();
    }

    @Override
    protected WarmUpSettings settings() {
        return new WarmUpSettings(progress -> 0.1f / (1 + progress.step()), Optional.of(5), Optional.empty(), 0);
    }
}

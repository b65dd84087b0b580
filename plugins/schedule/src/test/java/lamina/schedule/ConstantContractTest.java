package lamina.schedule;

import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class ConstantContractTest extends ScheduleContract<ConstantSettings> {

    @Override
    protected ScheduleProvider<ConstantSettings> provider() {
        return new ConstantProvider();
    }

    @Override
    protected ConstantSettings settings() {
        return new ConstantSettings(0.01);
    }
}

package lamina.schedule;

import lamina.api.train.ScheduleProvider;
import lamina.testkit.ScheduleContract;

class PolynomialContractTest extends ScheduleContract<PolynomialSettings> {

    @Override
    protected ScheduleProvider<PolynomialSettings> provider() {
        return new PolynomialProvider();
    }

    @Override
    protected PolynomialSettings settings() {
        return new PolynomialSettings(0.01, 2, 0.0001);
    }
}

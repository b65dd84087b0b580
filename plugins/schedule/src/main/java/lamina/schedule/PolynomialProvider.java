package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code polynomial}: a learning rate that falls to its end along a power of the steps that are left. */
public final class PolynomialProvider implements ScheduleProvider<PolynomialSettings> {

    @Override
    public String type() {
        return "polynomial";
    }

    @Override
    public Class<PolynomialSettings> settings() {
        return PolynomialSettings.class;
    }

    @Override
    public Schedule create(PolynomialSettings settings) {
        return progress -> {
            double left = Math.max(0, 1 - (double) progress.step() / progress.steps());
            return (float) (settings.end() + (settings.rate() - settings.end()) * Math.pow(left, settings.power()));
        };
    }
}

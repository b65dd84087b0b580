package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code warm-up}: another schedule whose first steps are smaller. */
public final class WarmUpProvider implements ScheduleProvider<WarmUpSettings> {

    @Override
    public String type() {
        return "warm-up";
    }

    @Override
    public Class<WarmUpSettings> settings() {
        return WarmUpSettings.class;
    }

    @Override
    public Schedule create(WarmUpSettings settings) {
        return new WarmUp(settings);
    }
}

package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code constant}: one learning rate for the whole run. */
public final class ConstantProvider implements ScheduleProvider<ConstantSettings> {

    @Override
    public String type() {
        return "constant";
    }

    @Override
    public Class<ConstantSettings> settings() {
        return ConstantSettings.class;
    }

    @Override
    public Schedule create(ConstantSettings settings) {
        float rate = (float) settings.rate();
        return progress -> rate;
    }
}

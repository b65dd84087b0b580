package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code plateau}: a drop of the learning rate when the validation error stops improving. */
public final class PlateauProvider implements ScheduleProvider<PlateauSettings> {

    @Override
    public String type() {
        return "plateau";
    }

    @Override
    public Class<PlateauSettings> settings() {
        return PlateauSettings.class;
    }

    @Override
    public Schedule create(PlateauSettings settings) {
        return new Plateau(settings);
    }
}

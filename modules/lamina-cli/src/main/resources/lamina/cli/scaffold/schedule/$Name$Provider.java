package $package$;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Makes the schedule {@code $type$}. */
public final class $Name$Provider implements ScheduleProvider<$Name$Settings> {

    @Override
    public String type() {
        return "$type$";
    }

    @Override
    public Class<$Name$Settings> settings() {
        return $Name$Settings.class;
    }

    @Override
    public Schedule create($Name$Settings settings) {
        return new $Name$(settings.rate(), settings.decay());
    }
}

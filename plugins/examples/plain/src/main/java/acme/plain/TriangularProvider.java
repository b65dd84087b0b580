package acme.plain;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Makes {@code acme:triangular}. */
public final class TriangularProvider implements ScheduleProvider<TriangularSettings> {

    @Override
    public String type() {
        return "acme:triangular";
    }

    @Override
    public Class<TriangularSettings> settings() {
        return TriangularSettings.class;
    }

    @Override
    public Schedule create(TriangularSettings settings) {
        return new Triangular(settings);
    }
}

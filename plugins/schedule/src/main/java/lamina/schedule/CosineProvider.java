package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code cosine}: a learning rate that falls along half a cosine, once or again and again. */
public final class CosineProvider implements ScheduleProvider<CosineSettings> {

    @Override
    public String type() {
        return "cosine";
    }

    @Override
    public Class<CosineSettings> settings() {
        return CosineSettings.class;
    }

    @Override
    public Schedule create(CosineSettings settings) {
        return new Cosine(settings);
    }
}

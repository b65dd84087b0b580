package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code step}: a drop of the learning rate at regular intervals. */
public final class StepProvider implements ScheduleProvider<StepSettings> {

    @Override
    public String type() {
        return "step";
    }

    @Override
    public Class<StepSettings> settings() {
        return StepSettings.class;
    }

    @Override
    public Schedule create(StepSettings settings) {
        return progress -> {
            long interval = settings.steps()
                    .map(Long::valueOf)
                    .orElseGet(() -> (long) settings.epochs().orElseThrow() * progress.stepsPerEpoch());
            long drops = progress.step() / interval;
            return (float) (settings.rate() * Math.pow(settings.factor(), (double) drops));
        };
    }
}

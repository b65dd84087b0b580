package lamina.schedule;

import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;

/** Provides {@code multi-step}: a drop of the learning rate after each of some epochs. */
public final class MultiStepProvider implements ScheduleProvider<MultiStepSettings> {

    @Override
    public String type() {
        return "multi-step";
    }

    @Override
    public Class<MultiStepSettings> settings() {
        return MultiStepSettings.class;
    }

    @Override
    public Schedule create(MultiStepSettings settings) {
        return progress -> {
            long drops = settings.epochs().stream()
                    .filter(epoch -> progress.step() >= (long) epoch * progress.stepsPerEpoch())
                    .count();
            return (float) (settings.rate() * Math.pow(settings.factor(), (double) drops));
        };
    }
}

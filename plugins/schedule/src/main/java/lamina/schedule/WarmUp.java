package lamina.schedule;

import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/** The rate of another schedule times from + (1 − from) · (step + 1) / n in its first n steps. */
record WarmUp(WarmUpSettings settings) implements Schedule {

    @Override
    public float rate(Progress progress) {
        double rate = settings.schedule().rate(progress);
        double share = Math.min(1, (progress.step() + 1.0) / steps(progress));
        return (float) (rate * (settings.from() + (1 - settings.from()) * share));
    }

    private long steps(Progress progress) {
        return settings.steps()
                .map(Long::valueOf)
                .orElseGet(() -> (long) settings.epochs().orElseThrow() * progress.stepsPerEpoch());
    }
}

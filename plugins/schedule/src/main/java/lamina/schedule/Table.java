package lamina.schedule;

import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/** The rate of the last row whose epoch has come. */
record Table(TableSettings settings) implements Schedule {

    @Override
    public float rate(Progress progress) {
        return (float) settings.rows().stream()
                .filter(row -> progress.step() >= (long) row.epoch() * progress.stepsPerEpoch())
                .reduce((_, later) -> later)
                .orElseThrow() // the first row is of epoch 0
                .rate();
    }
}

package lamina.core.train;

import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;

/** A listener that writes, and whose failure is not always the run's. */
record Tolerant(RunListener writer, FailedWrites failures) implements RunListener {
    @Override
    public void opened(WatchedRun run) {
        failures.attempt(() -> writer.opened(run));
    }

    @Override
    public void started(Progress progress, int batch) {
        failures.attempt(() -> writer.started(progress, batch));
    }

    @Override
    public void step(Step step) {
        failures.attempt(() -> writer.step(step));
    }

    @Override
    public void observed(Statistics statistics) {
        failures.attempt(() -> writer.observed(statistics));
    }

    @Override
    public void epoch(Epoch epoch) {
        failures.attempt(() -> writer.epoch(epoch));
    }

    @Override
    public void judged(int picture, int label, float[] probabilities, double loss) {
        failures.attempt(() -> writer.judged(picture, label, probabilities, loss));
    }

    @Override
    public void evaluated(int done, int pictures) {
        failures.attempt(() -> writer.evaluated(done, pictures));
    }

    @Override
    public void ended() {
        failures.attempt(writer::ended);
    }
}

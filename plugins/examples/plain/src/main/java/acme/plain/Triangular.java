package acme.plain;

import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/** From the least to the most and back: a pure function of the progress, so a run that goes on takes the same rates. */
record Triangular(TriangularSettings settings) implements Schedule {

    @Override
    public float rate(Progress progress) {
        double at = progress.epoch() / settings.epochs() % 2; // 0 and 2 are the bottom, 1 is the top
        double height = 1 - Math.abs(at - 1);
        return (float) (settings.least() + (settings.most() - settings.least()) * height);
    }
}

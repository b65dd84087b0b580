package lamina.schedule;

import java.util.List;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/** Steered by the validation error. Counts the drops from the whole history each time, so nothing is lost when a run is resumed. */
record Plateau(PlateauSettings settings) implements Schedule {

    @Override
    public float rate(Progress progress) {
        return (float) (settings.rate() * Math.pow(settings.factor(), drops(progress.history())));
    }

    private int drops(List<Epoch> history) {
        double best = Double.POSITIVE_INFINITY;
        int waited = 0;
        int drops = 0;
        for (Epoch epoch : validated(history)) {
            double error = 1 - epoch.validation().top1();
            waited = error < best - settings.threshold() ? 0 : waited + 1;
            best = Math.min(best, error);
            if (waited == settings.patience() && drops < settings.drops()) {
                drops++;
                waited = 0;
            }
        }
        return drops;
    }

    private static List<Epoch> validated(List<Epoch> history) {
        return history.stream()
                .filter(epoch -> epoch.validation().pictures() > 0)
                .toList();
    }
}

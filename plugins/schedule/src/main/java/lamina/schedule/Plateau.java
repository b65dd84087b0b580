package lamina.schedule;

import java.util.List;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/** Steered by validation. Counts the drops from the whole history each time, so nothing is lost when a run is resumed. */
record Plateau(PlateauSettings settings) implements Schedule {

    @Override
    public float rate(Progress progress) {
        double rate = settings.rate() * Math.pow(settings.factor(), drops(progress.history()));
        return (float) Math.max(settings.least(), rate);
    }

    private int drops(List<Epoch> history) {
        double best = Double.POSITIVE_INFINITY;
        int waited = 0;
        int drops = 0;
        int cooling = 0;
        for (Epoch epoch : validated(history)) {
            double now = settings.measure().of(epoch.validation());
            boolean better = now < limit(best);
            best = better ? now : best; // small gains count when they have added up
            waited = better || cooling > 0 ? 0 : waited + 1;
            cooling = Math.max(0, cooling - 1);
            if (waited == settings.patience() && drops < settings.drops()) {
                drops++;
                waited = 0;
                cooling = settings.cooldown();
            }
        }
        return drops;
    }

    /** Below it is an improvement. */
    private double limit(double best) {
        if (Double.isInfinite(best)) {
            return best;
        }
        return best - settings.threshold() * (settings.relative() ? Math.abs(best) : 1);
    }

    private static List<Epoch> validated(List<Epoch> history) {
        return history.stream()
                .filter(epoch -> epoch.validation().pictures() > 0)
                .toList();
    }
}

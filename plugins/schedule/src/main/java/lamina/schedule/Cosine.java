package lamina.schedule;

import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/** end + (rate − end) · (1 + cos(π · t / T)) / 2 at step t of a fall of T steps. */
record Cosine(CosineSettings settings) implements Schedule {

    @Override
    public float rate(Progress progress) {
        double fallen = settings.epochs()
                .map(epochs -> restarting(progress.step(), (long) epochs * progress.stepsPerEpoch()))
                .orElseGet(() -> Math.min(1, (double) progress.step() / progress.steps()));
        double height = (1 + Math.cos(Math.PI * fallen)) / 2;
        return (float) (settings.end() + (settings.rate() - settings.end()) * height);
    }

    /** Which share of its fall a step has behind it. */
    private double restarting(long step, long first) {
        long at = step;
        long length = first;
        while (settings.growth() > 1 && at >= length) {
            at -= length;
            length *= settings.growth();
        }
        return (double) (at % length) / length;
    }
}

package lamina.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Step;
import lamina.cli.ProgressLine.Part;

/**
 * What the steps of training come to, as a moving mean. Written by the training thread, read by the one that draws; a step allocates
 * nothing here.
 */
final class Gauge implements ProgressLine.Source {
    private final double keep;
    private final long limit;
    private final LongSupplier clock;
    private Progress plan = new Progress(0, 1, 1, List.of());
    private long began;
    private long step;
    private int epoch = 1;
    private double pictures;
    private double loss;
    private double top1;
    private double top5;
    private double seconds;
    private double waiting;

    /**
     * A gauge.
     *
     * @param keep how much of the past a step leaves: 1 for the mean since {@link #clear}
     * @param limit steps after which the run ends, if its epochs do not end before
     * @param clock nanoseconds
     */
    Gauge(double keep, long limit, LongSupplier clock) {
        this.keep = keep;
        this.limit = limit;
        this.clock = clock;
    }

    synchronized void start(Progress planned) {
        plan = planned;
        step = planned.step();
        began = clock.getAsLong();
    }

    synchronized void add(Step done) {
        int n = done.score().pictures();
        step = done.number();
        epoch = done.epoch();
        pictures = keep * pictures + n;
        loss = keep * loss + n * done.score().loss();
        top1 = keep * top1 + n * done.score().top1();
        top5 = keep * top5 + n * done.score().top5();
        seconds = keep * seconds + done.seconds();
        waiting = keep * waiting + done.waiting();
    }

    /** Forgets what the steps came to, not how many they were. */
    synchronized void clear() {
        pictures = 0;
        loss = 0;
        top1 = 0;
        top5 = 0;
        seconds = 0;
        waiting = 0;
    }

    @Override
    public synchronized double share() {
        return Math.min(1, (double) step / steps());
    }

    @Override
    public synchronized ProgressLine line() {
        return new ProgressLine(List.of(
                new Part("epoch %d/%d".formatted(epoch, plan.epochs()), 9),
                new Part("step %s/%s".formatted(Numbers.grouped(step), Numbers.grouped(steps())), 2),
                new Part("loss " + Numbers.loss(loss / pictures), 8),
                new Part("top-1 " + Numbers.percent(top1 / pictures), 6),
                new Part("top-5 " + Numbers.percent(top5 / pictures), 3),
                new Part(String.format(Locale.ROOT, "%,.0f images/s", pictures / seconds), 5),
                // much of it means that decoding is what limits
                new Part(String.format(Locale.ROOT, "waiting %.0f %%", 100 * waiting / seconds), 4),
                new Part(left(), 7)));
    }

    /** The line that an epoch leaves behind. */
    synchronized String summary(Epoch done) {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  loss %s  validation: loss %s  top-1 %s  top-5 %s  rate %.3g  %s",
                done.number(),
                plan.epochs(),
                Numbers.loss(done.loss()),
                Numbers.loss(done.validation().loss()),
                Numbers.percent(done.validation().top1()),
                Numbers.percent(done.validation().top5()),
                done.rate(),
                Numbers.time(done.seconds()));
    }

    private long steps() {
        return Math.min(limit, plan.steps());
    }

    /** Time left if it goes on as it went on the whole, validation included. */
    private String left() {
        long done = step - plan.step();
        double elapsed = (clock.getAsLong() - began) / 1e9;
        return done == 0 ? "ETA -" : "ETA " + Numbers.time(elapsed / done * Math.max(0, steps() - step));
    }
}

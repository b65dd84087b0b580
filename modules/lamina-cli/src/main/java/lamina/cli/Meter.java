package lamina.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import lamina.cli.ProgressLine.Part;

/** How far an evaluation is. Written by the evaluating thread, read by the one that draws. */
final class Meter implements ProgressLine.Source {
    private final String task;
    private final LongSupplier clock;
    private long began;
    private int first; // pictures that were done when the clock was first read
    private int done;
    private int pictures = 1;

    /**
     * A meter.
     *
     * @param task what is done: {@code validation}
     * @param clock nanoseconds
     */
    Meter(String task, LongSupplier clock) {
        this.task = task;
        this.clock = clock;
    }

    synchronized void evaluated(int evaluated, int all) {
        if (first == 0) {
            began = clock.getAsLong();
            first = evaluated;
        }
        done = evaluated;
        pictures = all;
    }

    @Override
    public synchronized double share() {
        return (double) done / pictures;
    }

    @Override
    public synchronized ProgressLine line() {
        double perSecond = (done - first) / Math.max(1e-9, (clock.getAsLong() - began) / 1e9);
        return new ProgressLine(List.of(
                new Part(task, 4),
                new Part("%s/%s".formatted(Numbers.grouped(done), Numbers.grouped(pictures)), 3),
                new Part(String.format(Locale.ROOT, "%,.0f images/s", perSecond), 1),
                new Part("ETA " + (perSecond == 0 ? "-" : Numbers.time((pictures - done) / perSecond)), 2)));
    }
}

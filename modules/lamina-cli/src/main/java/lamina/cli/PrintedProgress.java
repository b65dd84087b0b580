package lamina.cli;

import java.util.function.LongSupplier;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Step;
import lamina.cli.ProgressLine.Source;

/** Progress for a file or a pipe: a line now and then, and one for each validation. */
final class PrintedProgress implements Display {
    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final Output output;
    private final String task;
    private final LongSupplier clock;
    private final Gauge gauge;
    private Meter meter;
    private long printed;

    /**
     * Progress in lines.
     *
     * @param task what an evaluation is called: {@code validation}
     * @param limit steps after which the run ends
     * @param clock nanoseconds
     */
    PrintedProgress(Output output, String task, long limit, LongSupplier clock) {
        this.output = output;
        this.task = task;
        this.clock = clock;
        this.gauge = new Gauge(1, limit, clock);
        this.meter = new Meter(task, clock);
        this.printed = clock.getAsLong();
    }

    @Override
    public void note(String line) {
        output.note(line);
    }

    @Override
    public void started(Progress progress, int batch) {
        gauge.start(progress);
        printed = clock.getAsLong();
    }

    @Override
    public void step(Step step) {
        gauge.add(step);
        if (print(gauge)) {
            gauge.clear();
        }
    }

    @Override
    public void evaluated(int done, int pictures) {
        meter.evaluated(done, pictures);
        print(meter);
    }

    @Override
    public void epoch(Epoch epoch) {
        if (epoch.validation().pictures() == 0) {
            return;
        }
        output.note(gauge.summary(epoch));
        gauge.clear();
        meter = new Meter(task, clock);
        printed = clock.getAsLong();
    }

    private boolean print(Source source) {
        boolean due = clock.getAsLong() - printed >= INTERVAL_NANOS;
        if (due) {
            output.note(source.line().plain());
            printed = clock.getAsLong();
        }
        return due;
    }
}

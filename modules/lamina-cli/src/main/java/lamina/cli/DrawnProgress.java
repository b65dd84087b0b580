package lamina.cli;

import java.util.Optional;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Step;
import lamina.cli.ProgressLine.Source;
import me.tongfei.progressbar.ProgressBar;

/** Progress for somebody who watches: one line that is drawn again and again, and one that stays for each validation. */
final class DrawnProgress implements Display {
    private static final double KEEP = 0.95; // a mean over about twenty steps: steady, yet quick to show a change
    private static final int INTERVAL_MILLIS = 250;

    private final Output output;
    private final String task;
    private final Gauge gauge;
    private Meter meter;
    private Optional<Source> drawn = Optional.empty();
    private Optional<ProgressBar> bar = Optional.empty();
    private Optional<DrawnLine> line = Optional.empty();
    private boolean over;

    /**
     * Progress on a terminal.
     *
     * @param task what an evaluation is called: {@code validation}
     * @param limit steps after which the run ends
     */
    DrawnProgress(Output output, String task, long limit) {
        this.output = output;
        this.task = task;
        this.gauge = new Gauge(KEEP, limit, System::nanoTime);
        this.meter = new Meter(task, System::nanoTime);
    }

    /** Also called by the thread that takes signals: the line is drawn anew below it. */
    @Override
    public synchronized void note(String line) {
        erase();
        output.note(line);
    }

    @Override
    public void started(Progress progress, int batch) {
        gauge.start(progress);
    }

    @Override
    public void step(Step step) {
        gauge.add(step);
        draw(gauge);
    }

    @Override
    public void evaluated(int done, int pictures) {
        meter.evaluated(done, pictures);
        draw(meter);
    }

    @Override
    public void epoch(Epoch epoch) {
        if (epoch.validation().pictures() > 0) {
            erase();
            output.note(gauge.summary(epoch));
            meter = new Meter(task, System::nanoTime);
        }
    }

    /** Also called while steps still run, when the process is told to end: nothing is drawn after this. */
    @Override
    public synchronized void ended() {
        over = true;
        erase();
    }

    private synchronized void erase() {
        line.ifPresent(DrawnLine::close);
        bar.ifPresent(ProgressBar::close);
        line = Optional.empty();
        bar = Optional.empty();
        drawn = Optional.empty();
    }

    private synchronized void draw(Source source) {
        if (over || drawn.isPresent() && drawn.get() == source) {
            return;
        }
        erase();
        drawn = Optional.of(source);
        line = Optional.of(new DrawnLine(output.notes()));
        bar = Optional.of(open(source, line.get()));
    }

    /** The library's part: a thread that draws, the terminal's width, and leaving the line empty behind it. */
    private ProgressBar open(Source source, DrawnLine line) {
        char full = output.shows('━') ? '━' : '#';
        return ProgressBar.builder()
                .setInitialMax(1)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .continuousUpdate()
                .setConsumer(line)
                .setRenderer((_, width) -> source.line().fitted(width, source.share(), full))
                .clearDisplayOnFinish()
                .build();
    }
}

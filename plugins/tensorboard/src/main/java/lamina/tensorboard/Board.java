package lamina.tensorboard;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import lamina.api.graph.Tensor;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;

/** Writes what it hears into an event file. */
final class Board implements RunListener {
    private static final String EPOCH = "epoch/"; // what the tag of an epoch's event begins with

    private final TensorboardSettings settings;
    private Optional<WatchedRun> watched = Optional.empty();
    private Optional<EventFile> file = Optional.empty();

    Board(TensorboardSettings settings) {
        this.settings = settings;
    }

    @Override
    public void opened(WatchedRun run) {
        watched = Optional.of(run);
    }

    @Override
    public void started(Progress progress, int batch) {
        file = watched.map(run -> {
            EventFile.cut(run.folder(), event -> precedes(event, progress));
            EventFile events = EventFile.create(run.folder());
            if (progress.step() > 0) {
                events.add(Events.again(progress.step() + 1));
            }
            return events;
        });
    }

    /** Whether the run will not tell it again; what is no summary says nothing of the run. */
    private static boolean precedes(Fields event, Progress progress) {
        List<Epoch> history = progress.history();
        long judged = history.isEmpty() ? 0 : history.getLast().steps();
        String tag = Events.tag(event);
        return tag.isEmpty() || Events.step(event) <= (tag.startsWith(EPOCH) ? judged : progress.step());
    }

    @Override
    public void step(Step step) {
        if (step.number() == 1 || step.number() % settings.every() == 0) {
            Score score = step.score();
            write(
                    step.number(),
                    new Events.Summary()
                            .scalar("train/loss", score.loss())
                            .scalar("train/top1", score.top1())
                            .scalar("train/top5", score.top5())
                            .scalar("rate", step.rate())
                            .scalar("speed/pictures per second", score.pictures() / step.seconds())
                            .scalar("speed/waiting for data", step.waiting() / step.seconds()));
        }
    }

    @Override
    public void observed(Statistics statistics) {
        Events.Summary summary = new Events.Summary().scalar("gradient/all", statistics.gradientNorm());
        for (Statistics.Layer layer : statistics.layers()) {
            layer.gradientNorm().ifPresent(norm -> summary.scalar("gradient/" + layer.name(), norm));
            layer.dead().ifPresent(dead -> summary.scalar("dead/" + layer.name(), dead));
        }
        write(statistics.step(), summary);
    }

    @Override
    public void epoch(Epoch epoch) {
        Events.Summary summary = new Events.Summary().scalar(EPOCH + "loss", epoch.loss());
        summary.scalar(EPOCH + "seconds", epoch.seconds());
        Score score = epoch.validation();
        if (score.pictures() > 0) {
            summary.scalar("validation/loss", score.loss());
            summary.scalar("validation/top1", score.top1());
            summary.scalar("validation/top5", score.top5());
        }
        watched.filter(_ -> file.isPresent()).ifPresent(run -> parameters(run, summary));
        write(epoch.steps(), summary);
    }

    private void parameters(WatchedRun run, Events.Summary summary) {
        List<Tensor> filters = settings.filters() ? Filters.of(run.parameters()) : List.of();
        List<Tensor> wanted = settings.histograms() ? run.parameters() : filters;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(
                    wanted.stream().mapToLong(Tensor::bytes).max().orElse(1), 64);
            for (Tensor parameter : wanted) {
                MemorySegment content = memory.asSlice(0, parameter.bytes());
                run.read(parameter, content);
                if (filters.contains(parameter)) {
                    summary.image("filters/" + parameter.name(), new Filters(parameter.shape()).picture(content));
                }
                if (settings.histograms()) {
                    Histogram.of(content)
                            .ifPresent(histogram -> summary.histogram("parameters/" + parameter.name(), histogram));
                }
            }
        }
    }

    private void write(long step, Events.Summary summary) {
        file.ifPresent(events -> events.add(Events.of(step, summary)));
    }

    @Override
    public void ended() {
        file.ifPresent(EventFile::close);
        file = Optional.empty();
    }
}

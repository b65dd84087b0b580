package lamina.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.api.train.WatchedRun;

/** The three tables of a run. */
final class Tables implements RunListener {
    static final List<String> STEPS =
            List.of("step", "epoch", "rate", "pictures", "loss", "top1", "top5", "seconds", "waiting");
    static final List<String> EPOCHS = List.of(
            "epoch",
            "step",
            "rate",
            "loss",
            "validation_pictures",
            "validation_loss",
            "validation_top1",
            "validation_top5",
            "seconds");
    static final List<String> LAYERS = List.of("step", "epoch", "layer", "gradient_norm", "dead");

    /** In place of a layer's name, the row of all of them; no layer has an empty one. */
    static final String ALL = "";

    private final int every;
    private Optional<Path> folder = Optional.empty();
    private Optional<Open> open = Optional.empty();

    Tables(int every) {
        this.every = every;
    }

    private record Open(Table steps, Table epochs, Table layers) {}

    @Override
    public void opened(WatchedRun run) {
        folder = Optional.of(run.folder());
    }

    @Override
    public void started(Progress progress, int batch) {
        open = folder.map(in -> new Open(
                Table.open(in.resolve("steps.csv"), STEPS, progress.step()),
                Table.open(in.resolve("epochs.csv"), EPOCHS, progress.history().size()),
                Table.open(in.resolve("layers.csv"), LAYERS, progress.step())));
    }

    @Override
    public void step(Step step) {
        if (step.number() == 1 || step.number() % every == 0) {
            Score score = step.score();
            write(tables -> tables.steps.add(
                    step.number(),
                    step.epoch(),
                    step.rate(),
                    score.pictures(),
                    score.loss(),
                    score.top1(),
                    score.top5(),
                    step.seconds(),
                    step.waiting()));
        }
    }

    @Override
    public void epoch(Epoch epoch) {
        Score score = epoch.validation();
        boolean judged = score.pictures() > 0;
        write(tables -> tables.epochs.add(
                epoch.number(),
                epoch.steps(),
                epoch.rate(),
                epoch.loss(),
                score.pictures(),
                judged ? score.loss() : "",
                judged ? score.top1() : "",
                judged ? score.top5() : "",
                epoch.seconds()));
    }

    @Override
    public void observed(Statistics statistics) {
        write(tables -> {
            tables.layers.add(statistics.step(), statistics.epoch(), ALL, statistics.gradientNorm(), "");
            statistics
                    .layers()
                    .forEach(layer -> tables.layers.add(
                            statistics.step(),
                            statistics.epoch(),
                            layer.name(),
                            cell(layer.gradientNorm()),
                            cell(layer.dead())));
        });
    }

    private static Object cell(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "";
    }

    private void write(Consumer<Open> rows) {
        open.ifPresent(rows);
    }

    @Override
    public void ended() {
        write(tables -> List.of(tables.steps, tables.epochs, tables.layers).forEach(Table::close));
        open = Optional.empty();
    }
}
